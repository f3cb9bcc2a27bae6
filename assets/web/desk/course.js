// The course of the lesson: which stage it is in, what is left of it, and one button for the next.

import { h } from "/web/dom.js";
import { cameOf, send } from "/web/pieces.js";
import { asked } from "/web/seat.js";
import { minutes, t } from "/web/words.js";
import { ask } from "/web/desk/ask.js";
import { clock, stageLeft } from "/web/desk/times.js";

const STAGES = ["gathering", "briefing", "huddle", "playing", "middle", "rest", "debrief", "ticket", "over"];
const PLANNED = { briefing: "brief", huddle: "huddle", playing: "play", middle: "middle", rest: "rest", debrief: "debrief", ticket: "ticket" };
const LATE = 60; // Seconds behind the plan before it is said.

/** At how many tables the game would be broken off. */
function early(line, stage) {
  if (!["debrief", "ticket", "over"].includes(stage)) return 0;
  return line.sections.wall.filter((post) => post.phase !== "debrief" && post.seats.some((seat) => seat.lead >= 0)).length;
}

/** The stage that follows: long classes have a short debrief and a break half-way, and then play on. */
export function following(stage, plan, log) {
  const been = (one) => log.some((done) => done.what === "stage" && done.text === one);
  if (stage === "playing") return plan && plan.middle && !been("middle") ? "middle" : "debrief";
  if (stage === "middle") return plan && plan.rest ? "rest" : "playing";
  if (stage === "rest") return "playing";
  return STAGES[STAGES.indexOf(stage) + 1] || null;
}

/** The strip above everything. */
export function course(line) {
  const { lesson, plan, log } = line.sections;
  const next = following(lesson.stage, plan, log);
  const left = stageLeft(line);
  const order = (stage) => asked(line, "stage", "stage", { stage });
  const go = (stage) => (early(line, stage) ? ask(t("desk-page.ask.early"), t("desk-page.ask.early.text", { n: early(line, stage) }), t("desk-page.ask.early.yes"), () => order(stage)) : order(stage));
  const length = (stage) => (plan && plan[PLANNED[stage]]) || 0;
  const listed = STAGES.filter((stage) => (stage !== "middle" && stage !== "rest") || length(stage) || stage === lesson.stage);
  return h("section", { key: "course", class: "course", "aria-labelledby": "course-h" },
    h("h2", { id: "course-h", class: "hidden-text" }, t("desk-page.course")),
    h("ol", { class: "plain stages" }, listed.map((stage) =>
      h("li", { key: stage, class: stage === lesson.stage ? "now" : null, "aria-current": stage === lesson.stage ? "step" : null },
        t(`desk-page.stage.${stage}`), length(stage) > 0 && h("span", { class: "note" }, ` ${t("desk-page.minutes", { n: length(stage) })}`)))),
    h("p", { class: "stage-left" },
      left !== null && h("strong", {}, left > 0 ? t("desk-page.stage.left", { time: clock(left) }) : t("desk-page.stage.up")),
      lesson.behind >= LATE && h("span", { class: "badge warn" }, t("desk-page.stage.behind", { time: minutes(lesson.behind) }))),
    h("div", { class: "row" },
      next && send("stage", t("desk-page.stage.next", { stage: t(`desk-page.stage.${next}`) }), () => go(next), { class: "first big", id: "next-stage" }),
      h("label", { class: "hidden-text", for: "other-stage" }, t("desk-page.stage.other")),
      h("select", { id: "other-stage", value: "", on: { change: (event) => { const to = event.target.value; event.target.value = ""; if (to) go(to); } } },
        h("option", { key: "", value: "" }, t("desk-page.stage.other")),
        STAGES.map((stage) => h("option", { key: stage, value: stage, disabled: stage === lesson.stage }, t(`desk-page.stage.${stage}`))))),
    cameOf("stage"));
}
