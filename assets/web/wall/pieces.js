// Pieces that the projector's pages share.

import { h } from "/web/dom.js";
import { t } from "/web/words.js";

/** A bar that says nothing that is not written beside it. */
export const bar = (share, look = "") => h("span", { class: `bar ${look}`, "aria-hidden": "true" }, h("span", { style: { width: `${share}%` } }));

/** For whom a table waits, in a line. */
export function waits(one) {
  if (one.over) return t("wall.finished");
  if (one.waits.length === 0) return t("wall.waits-nobody");
  if (one.waits.length === one.seats) return t("wall.waits-all");
  return t("wall.waits", { names: one.waits.join(", ") });
}

/** Everybody's score, each with its bar. */
export function scoreList(scores) {
  return h("ul", { key: "scores", class: "plain scores" }, scores.map((one) =>
    h("li", { key: String(one.seat) }, h("span", { class: "score-name" }, one.name), h("strong", {}, one.said), bar(one.share, `seat-${one.seat % 8}`))));
}
