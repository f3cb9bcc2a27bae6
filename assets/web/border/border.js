// The border as it stands: dials with why they moved first (reports lead here), then crossings, what is in force, who
// has how many points.

import { h } from "/web/dom.js";
import { map } from "/web/map/map.js";
import { go } from "/web/parts.js";
import { part } from "/web/pieces.js";
import { t } from "/web/words.js";
import { agreements, running } from "/web/border/force.js";
import { spark } from "/web/border/spark.js";

/** The part. */
export function border(line) {
  const { dials, where } = line.sections;
  const mine = dials.filter((dial) => dial.mine);
  return [
    mine.length > 0 && part("indicators", t("page.border.mine"), h("p", { class: "note" }, t("page.border.mine-how")), list(mine)),
    part("world", t("page.border.world"), list(dials.filter((dial) => !dial.mine))),
    h("div", { key: "mapped", class: "card mapped" }, map(line, { more: crossing })),
    scores(where),
    agreements(line),
    running(line),
  ];
}

const list = (dials) => h("ul", { class: "plain dials" }, dials.map((dial) => h("li", { key: dial.id, class: "dial" }, one(dial))));

/** One dial: name, value, change, its past as a line; unfolded also what it measures and why it moved. */
function one(dial) {
  return [
    h("details", {},
      h("summary", {}, h("span", { class: "dial-head" },
        h("span", {}, h("strong", {}, dial.title), dial.weight && h("span", { class: "note line" }, dial.weight)),
        h("span", { class: "dial-value" }, h("strong", {}, dial.value), " ", change(dial.change)),
        h("span", { class: "dial-why" }, t("page.border.why")))),
      h("p", { class: "note" }, dial.meaning),
      dial.why.length
        ? h("table", { class: "why-table" }, h("tbody", {}, dial.why.map(([cause, points], at) =>
            h("tr", { key: at }, h("th", { scope: "row" }, cause), h("td", {}, change(points))))))
        : h("p", {}, t("page.border.why-none"))),
    spark(dial),
  ];
}

/** A change as it is written, its sign also as a word for who does not see it. */
function change(text) {
  const way = text.startsWith("▲") ? "up" : text.startsWith("▼") ? "down" : "same";
  const amount = way === "same" ? "" : text.slice(2);
  return h("span", { class: `change ${way}` }, h("span", { "aria-hidden": "true" }, text.slice(0, 1)), " ",
    way === "same" ? t("page.border.same") : t(`page.border.${way}`, { text: amount }));
}

/** More of a crossing than the map says: whose it is, waits and flows. */
function crossing(row) {
  return h("details", { class: "crossing-more" },
    h("summary", {}, t("page.border.more"), row.mine && h("span", { class: "badge mine" }, t("page.border.yours"))),
    h("p", {}, t("page.border.of", { names: row.of })),
    h("table", { class: "why-table" }, h("tbody", {}, row.dials.map(([what, value, moved]) =>
      h("tr", { key: what }, h("th", { scope: "row" }, what), h("td", {}, value), h("td", {}, change(moved)))))));
}

/** Everybody's points so far. */
function scores(where) {
  if (!where.seats.length) return null;
  return part("scores", t("page.border.scores"),
    h("table", { class: "why-table" }, h("tbody", {}, where.seats.map((seat) =>
      h("tr", { key: seat.name, class: seat.mine ? "mine" : "" }, h("th", { scope: "row" }, seat.name, seat.mine && ` (${t("page.end.you")})`), h("td", {}, seat.score))))),
    h("p", { class: "note" }, t("page.border.scores-how")),
    h("button", { type: "button", class: "quiet", on: { click: () => go("room") } }, t("page.ready.promises")));
}
