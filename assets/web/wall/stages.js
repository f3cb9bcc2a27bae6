// What everybody is to do now, by the stage of the lesson.

import { h } from "/web/dom.js";
import { counted } from "/web/wall/clock.js";
import { minutes, t } from "/web/words.js";

const STEPS = { briefing: 4, huddle: 3, middle: 3, rest: 1 };

/** Where the lesson stands. */
export const stageOf = (line) => (line.sections.lesson && line.sections.lesson.stage) || "gathering";

/** Time that is left of the stage, in a clock; none where the plan sets none. */
export function stageClock(line) {
  const left = counted(line, line.sections.lesson.left, true);
  return left !== null && h("p", { class: "clock", role: "timer", "aria-label": t("wall.left") }, minutes(left));
}

export function stage(line) {
  const now = stageOf(line);
  return h("div", { class: "stage" },
    h("header", { class: "table-head" }, h("h1", {}, t(`wall.stage.${now}`)), stageClock(line)),
    h("ol", { class: "todo" }, Array.from({ length: STEPS[now] || 0 }, (_, at) => h("li", { key: String(at) }, t(`wall.todo.${now}.${at + 1}`)))));
}
