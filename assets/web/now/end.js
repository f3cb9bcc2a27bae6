// How it ended, and what each seat held once that is shown to all.

import { h } from "/web/dom.js";
import { part } from "/web/pieces.js";
import { t } from "/web/words.js";

/** The final score with everybody's private orders. */
export function ending(line) {
  const { final } = line.sections;
  if (!final) return null;
  return part("final", t("page.end.title"),
    h("p", { class: "strong" }, final.health),
    h("ol", { class: "final" }, final.seats.map((seat) =>
      h("li", { key: seat.name, class: seat.mine ? "mine" : "" },
        h("div", { class: "row apart" }, h("strong", {}, seat.name, seat.mine && ` (${t("page.end.you")})`), h("strong", {}, seat.score)),
        h("ul", {}, seat.orders.map(([text, done]) => h("li", { key: text }, `${text} `, h("span", { class: "badge" }, done))))))));
}

/** Private briefs, secret offers and reasons, seat by seat. */
export function revealed(line) {
  const rows = line.sections.revealed;
  if (!rows) return null;
  return part("revealed", t("page.end.revealed"),
    rows.map((seat) => h("details", { key: seat.name }, h("summary", {}, h("h3", { class: "in-summary" }, seat.name)),
      h("p", {}, seat.private),
      h("h4", {}, t("page.brief.orders")),
      h("ul", {}, seat.orders.map((order) => h("li", { key: order.text }, order.text, order.done !== null && " ",
        order.done !== null && h("span", { class: "badge" }, t(order.done ? "page.end.reached" : "page.end.missed"))))),
      list(t("page.end.secret"), seat.offers.map((offer) => [`${t("page.room.round", { n: offer.round })} · ${offer.to} · ${offer.state}`, ...offer.clauses])),
      list(t("page.end.reasons"), seat.reasons.map((reason) => [`${t("page.room.round", { n: reason.round })} · ${reason.text}`])))));
}

const list = (title, rows) => rows.length > 0 && [
  h("h4", {}, title),
  h("ul", {}, rows.map(([first, ...more], at) => h("li", { key: at }, first, more.length > 0 && h("ul", {}, more.map((text) => h("li", { key: text }, text)))))),
];
