// One table: the border's map, the clock, for whom it waits, indicators, what was said and agreed, scores.

import { h } from "/web/dom.js";
import { map } from "/web/map/map.js";
import { clockWords, counted } from "/web/wall/clock.js";
import { bar, scoreList, waits } from "/web/wall/pieces.js";
import { stageOf } from "/web/wall/stages.js";
import { t } from "/web/words.js";

const LINES = 12; // of the public record; what has no room on the wall is cut off below.
const HURRY = 30; // Seconds from which a clock says that it is nearly over.

export function oneTable(line, at) {
  const { where, scores, dials, headlines, clock, look } = line.sections;
  if (!where || look.table !== at) return h("p", { class: "big" }, t("page.line.opening"));
  const playing = stageOf(line) === "playing";
  const words = clockWords(line, { ...clock, over: where.over }, playing);
  const hurry = playing && !clock.paused && !clock.held && clock.left !== null && counted(line, clock.left, true) <= HURRY;
  return [
    h("header", { key: "head", class: "table-head" },
      h("div", {}, h("h1", {}, t("wall.table", { n: at + 1 })), h("p", {}, where.round)),
      h("p", { class: "phase" }, h("strong", {}, where.phase), h("span", {}, waits(where))),
      words && h("p", { class: `clock ${hurry ? "hurry" : ""}`, role: "timer", "aria-label": t("wall.left") }, hurry && h("span", { "aria-hidden": "true" }, "⚠ "), words)),
    h("div", { key: "left", class: "side" },
      h("div", { key: "map-place", class: "map-place" }, map(line, { alone: true })),
      world(where, dials)),
    h("div", { key: "right", class: "side" },
      part("scores", t(where.over ? "wall.final" : "wall.scores"), scoreList(scores)),
      part("deals", t("wall.agreements"), agreements(where.in_force)),
      part("record", t("wall.record"), headlines.map((title) => h("p", { key: `news-${title}`, class: "headline" }, title)), record(line))),
    crossingsInWords(line),
  ];
}

const part = (id, heading, ...kids) => h("section", { key: id, class: `card ${id}-part`, "aria-labelledby": `${id}-h` }, h("h2", { id: `${id}-h` }, heading), kids);

function world(where, dials) {
  return h("section", { key: "world", class: "card world", "aria-labelledby": "world-h" },
    h("h2", { id: "world-h", class: "hidden-text" }, t("wall.indicators")),
    h("dl", {},
      h("div", { key: "health" }, h("dt", {}, t("wall.health")), h("dd", {}, h("strong", {}, where.health.said), bar(where.health.share))),
      dials.map((dial) => h("div", { key: dial.id }, h("dt", {}, dial.title), h("dd", {}, h("strong", {}, dial.value), dial.change && h("span", { class: "change" }, ` ${dial.change}`))))));
}

const agreements = (titles) => (titles.length
  ? h("ul", { class: "plain deals" }, titles.map((title) => h("li", { key: title }, title)))
  : h("p", { class: "note" }, t("wall.no-agreements")));

/** The newest line first: whoever looks up reads what has just happened. */
function record(line) {
  const lines = line.told.slice(-LINES).reverse();
  if (!lines.length) return h("p", { class: "note" }, t("wall.quiet"));
  return h("ol", { key: "lines", class: "plain lines", "aria-live": "off" }, lines.map(([number, , text]) => h("li", { key: String(number) }, text)));
}

/** The map in words, for those who do not see it. */
function crossingsInWords(line) {
  return h("ul", { key: "crossings", class: "hidden-text wall-crossings" }, line.sections.crossings.map((one) =>
    h("li", { key: one.id }, `${one.number}. ${one.name}: ${one.lanes.map((lane) => [lane.said, lane.wait, lane.change_said].filter(Boolean).join(" ")).join("; ")}. ${one.full_said} (${one.share_said}), ${one.slow_said}.`)));
}
