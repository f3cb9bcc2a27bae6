// The debrief in six steps: of each its question, and what the table's own game holds to answer it.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { several } from "/web/wall/compare.js";
import { fit, paper, show } from "/web/wall/pictures.js";
import { stageClock, stageOf } from "/web/wall/stages.js";
import { debriefOf, notYet, tellingTable } from "/web/wall/told.js";
import { t } from "/web/words.js";

const STEPS = 6;
const REASONS = 3; // The step that asks why tables differ.
let slide = 0; // 0: the question alone, for the room to answer first; then the pictures.

/** Whether the steps can be gone through: the exit ticket's stage is the last of them and stays at it. */
export const inSteps = (line) => stageOf(line) !== "ticket";

const stepNow = (line) => (inSteps(line) ? kept("wall-step", 1) : STEPS);

/** One step further, or back. */
export function step(by) {
  to(Math.max(1, Math.min(STEPS, kept("wall-step", 1) + by)));
}

function to(at) {
  if (at !== kept("wall-step", 1)) slide = 0;
  keep("wall-step", at);
  redraw();
}

/** What this table's debrief says of the step that is spoken of; null before it is known. */
function own(line) {
  const found = debriefOf(line);
  return found && found.ready ? found.steps[stepNow(line) - 1] : null;
}

/** One picture further, or back; before the first one the question stands alone. */
export function turnSlide(line, by) {
  const found = own(line);
  const count = found ? found.slides.length : 0;
  slide = Math.max(0, Math.min(count, slide + by));
  redraw();
}

/** A step's name; a button where one may go to it. */
function one(line, at, now) {
  const name = [`${at}. `, t(`wall.debrief.${at}`)];
  return h("li", { key: String(at), class: at === now ? "now" : "" },
    inSteps(line)
      ? h("button", { type: "button", class: "quiet", "aria-current": at === now ? "step" : null, on: { click: () => to(at) } }, name)
      : h("h2", { class: "step" }, name));
}

/** `open` turns to another page of the wall. */
export function debrief(line, changed, open) {
  requestAnimationFrame(fit);
  const now = stepNow(line);
  const steps = Array.from({ length: STEPS }, (_, at) => at + 1).filter((at) => inSteps(line) || at === now);
  const found = own(line);
  const at = found ? Math.min(slide, found.slides.length) : 0;
  return h("div", { class: "debrief" },
    h("header", { class: "table-head" }, h("h1", {}, t("wall.leaf.debrief")), tellingTable(line, changed), stageClock(line)),
    h("ol", { key: "steps", class: "plain debrief-steps" }, steps.map((each) => one(line, each, now))),
    h("p", { key: "ask", class: `ask ${at ? "small" : ""}` }, found ? found.ask : t(`wall.debrief.${now}.ask`),
      found && h("span", { class: "minutes" }, ` ${t("wall.debrief.minutes", { n: found.minutes })}`)),
    at ? paper(found.slides, at, (by) => turnSlide(line, by)) : [
      show("wall.slide.show", found ? found.slides : [], (by) => turnSlide(line, by)),
      now === REASONS && several(line) && h("p", { key: "compare" }, h("button", { type: "button", on: { click: () => open("compare") } }, t("wall.leaf.compare"), h("span", { "aria-hidden": "true" }, " ▶"))),
      notYet(line), ending(line.sections.tables)]);
}

/** A row for each table: everybody's score, the border's health, the agreements. */
function ending(tables) {
  if (!tables.length) return null;
  const seats = [...tables[0].scores].sort((a, b) => a.seat - b.seat);
  const said = (table, seat) => table.scores.find((one) => one.seat === seat).said;
  const over = tables.every((table) => table.over);
  return h("section", { key: "end", class: "card ending", tabindex: "0", "aria-labelledby": "ending-h" },
    h("h2", { id: "ending-h" }, t(over ? "wall.final" : "wall.scores-now")),
    h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("wall.tables")), seats.map((seat) => h("th", { key: String(seat.seat), scope: "col" }, seat.name)),
        h("th", { scope: "col" }, t("wall.health")), h("th", { scope: "col" }, t("wall.agreements")))),
      h("tbody", {}, tables.map((table, at) =>
        h("tr", { key: String(at) }, h("th", { scope: "row" }, String(at + 1)),
          seats.map((seat) => h("td", { key: String(seat.seat) }, said(table, seat.seat))),
          h("td", {}, table.health.said), h("td", {}, String(table.in_force.length)))))));
}
