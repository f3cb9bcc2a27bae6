// The debrief in six steps, and how every table ended.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { stageClock, stageOf } from "/web/wall/stages.js";
import { t } from "/web/words.js";

const STEPS = 6;

/** Whether the steps can be gone through: the exit ticket's stage is the last of them and stays at it. */
export const inSteps = (line) => stageOf(line) !== "ticket";

/** One step further, or back. */
export function step(by) {
  keep("wall-step", Math.max(1, Math.min(STEPS, kept("wall-step", 1) + by)));
  redraw();
}

function to(at) {
  keep("wall-step", at);
  redraw();
}

/** A step and, of the one that is spoken of, its question; a button where one may go to it. */
function one(line, at, now) {
  const name = [`${at}. `, t(`wall.debrief.${at}`)];
  return h("li", { key: String(at), class: at === now ? "now" : "" },
    inSteps(line)
      ? h("button", { type: "button", class: "quiet", "aria-current": at === now ? "step" : null, on: { click: () => to(at) } }, name)
      : h("h2", { class: "step" }, name),
    at === now && h("p", { class: "ask" }, t(`wall.debrief.${at}.ask`)));
}

export function debrief(line) {
  const now = inSteps(line) ? kept("wall-step", 1) : STEPS;
  const steps = Array.from({ length: STEPS }, (_, at) => at + 1).filter((at) => inSteps(line) || at === now);
  return h("div", { class: "debrief" },
    h("header", { class: "table-head" }, h("h1", {}, t("wall.leaf.debrief")), stageClock(line)),
    h("ol", { class: "plain debrief-steps" }, steps.map((at) => one(line, at, now))),
    ending(line.sections.tables));
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
