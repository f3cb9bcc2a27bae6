// Who gives what: one column for each who gives, headed by them.

import { h } from "/web/dom.js";

/** sides are { seat, said, clauses }; row makes what stands for a clause, which is its text unless said otherwise. */
export function sides(found, row = (text) => text) {
  return h("div", { key: "sides", class: "sides" }, found.map((side) =>
    h("div", { key: String(side.seat), class: `side ${side.seat < 0 ? "together" : ""}` }, h("h4", {}, side.said),
      h("ul", { class: "plain" }, side.clauses.map((clause) => h("li", { key: String(clause) }, row(clause)))))));
}
