// The tables of a class beside each other: first the question why they differ, then what the games say.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { parts } from "/web/wall/markup.js";
import { fit, paper, show } from "/web/wall/pictures.js";
import { stageClock } from "/web/wall/stages.js";
import { told } from "/web/wall/told.js";
import { t } from "/web/words.js";

let slide = 0; // 0: the question alone, for the room to answer first; then the pictures.

/** Whether there is anything to compare: two tables that are over and that the teacher has revealed. */
export const several = (line) => told(line).length > 1;

const slidesOf = (line) => {
  const found = line.sections.compared;
  return found && found.ready ? found.slides : [];
};

/** One picture further, or back; before the first one the question stands alone. */
export function turnCompared(line, by) {
  slide = Math.max(0, Math.min(slidesOf(line).length, slide + by));
  redraw();
}

export function compare(line) {
  requestAnimationFrame(fit);
  const slides = slidesOf(line);
  const at = Math.min(slide, slides.length);
  const turn = (by) => turnCompared(line, by);
  return h("div", { class: "debrief compare" },
    h("header", { class: "table-head" }, h("h1", {}, t("wall.leaf.compare")), stageClock(line)),
    h("p", { key: "ask", class: `ask ${at ? "small" : ""}` }, t("wall.compare.ask")),
    at ? paper(slides, at, turn) : [...about(line), show("wall.compare.show", slides, turn), waiting(line)]);
}

/** Which tables they are, and which are left out. */
function about(line) {
  const found = line.sections.compared;
  if (!found || !found.ready) return [];
  const left = line.sections.tables.length - found.tables.length;
  const names = found.tables.map((at) => at + 1).join(", ");
  return [
    h("div", { key: "about" }, parts(found.about)),
    left > 0 && h("p", { key: "left", class: "note" }, t("wall.compare.left-out", { n: left, names })),
  ];
}

function waiting(line) {
  const found = line.sections.compared;
  if (found && found.ready) return null;
  if (!found || !found.said) return h("p", { key: "wait", role: "status", class: "big" }, t("wall.compare.making"));
  return h("div", { key: "failed" },
    h("p", { role: "alert", class: "said" }, found.said),
    h("button", { type: "button", on: { click: () => line.ask("compare", {}) } }, t("wall.debrief.again")));
}
