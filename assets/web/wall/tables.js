// All tables at a glance.

import { h } from "/web/dom.js";
import { clockWords } from "/web/wall/clock.js";
import { bar, scoreList, waits } from "/web/wall/pieces.js";
import { stageOf } from "/web/wall/stages.js";
import { t } from "/web/words.js";

/** `open` turns to a table. */
export function tables(line, open) {
  const all = line.sections.tables;
  const size = all.length > 12 ? "crowd" : all.length > 3 ? "many" : all.length > 2 ? "some" : "few";
  return [
    h("h1", { key: "h" }, t("wall.leaf.tables")),
    all.length === 0 && h("p", { key: "none", class: "big" }, t("wall.no-tables")),
    h("ul", { key: "tables", class: `plain tables ${size}` }, all.map((one, at) => card(line, one, at, open, all.length))),
  ];
}

function card(line, one, at, open, all) {
  const clock = clockWords(line, one, stageOf(line) === "playing");
  return h("li", { key: String(at), class: "card" },
    h("div", { class: "row apart" },
      h("h2", {}, h("button", { type: "button", class: "quiet", on: { click: () => open(at) } }, t("wall.table", { n: at + 1 }))),
      clock && h("p", { class: "clock", role: "timer" }, clock)),
    h("p", { class: "phase" }, h("strong", {}, one.phase), h("span", {}, one.round)),
    h("p", { class: "waits" }, waits(one)),
    h("p", { class: "deals" }, t("wall.in-force", { n: one.in_force.length })),
    all <= 3 && scoreList(one.scores),
    h("div", { class: "health-line" }, h("span", {}, t("wall.health"), " ", h("strong", {}, one.health.said)), bar(one.health.share)));
}
