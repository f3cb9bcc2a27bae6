// One offer with the offers around it: what it answers and what answers it, and what may be done with it.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { focusOn, go } from "/web/parts.js";
import { cameOf, send as sends } from "/web/pieces.js";
import { leading, mine, move } from "/web/seat.js";
import { t } from "/web/words.js";
import { counter } from "/web/talks/drafts.js";
import { badge } from "/web/talks/offers.js";
import { open } from "/web/talks/places.js";
import { sides } from "/web/talks/sides.js";

let refusing = ""; // the seat and offer for which reasons are being looked at

const DEEPEST = 3; // Steps after which a counter stands no further in.

/** The page of an offer; its family as a tree where it has one. */
export function detail(line, number) {
  const { offers } = line.sections;
  const offer = offers.find((one) => one.number === number);
  if (!offer) return h("p", { key: "gone", class: "note", id: "talks-opened", tabindex: "-1" }, t("page.talks.gone"));
  const family = offers.filter((one) => one.root === offer.root);
  return h("article", { key: `offer-${offer.root}` },
    h("h2", { id: "talks-opened", tabindex: "-1" }, offer.title),
    inFull(line, offer),
    family.length > 1 && h("section", { key: "family", "aria-labelledby": "family-h" },
      h("h3", { id: "family-h" }, t("page.talks.family", { n: family.length })),
      h("ol", { class: "plain tree" }, family.map((one) =>
        h("li", { key: String(one.number), class: `node depth-${Math.min(one.depth, DEEPEST)}` }, inShort(line, one, one === offer))))));
}

/** An offer among its kin, with what it changes; the one that stands in full above only has its place here. */
function inShort(line, offer, here) {
  const text = [h("span", { class: "line-title" }, offer.title),
    h("span", { class: "line-marks" }, h("span", { class: "badge" }, offer.state), here && h("span", { class: "badge fresh" }, t("page.talks.here")))];
  return h("div", { class: "in-short" },
    here ? h("p", { class: "line-row here" }, text) : h("button", { type: "button", class: "line-row", on: { click: () => open(line, "offer", offer.number) } }, text),
    !here && offer.changes.length > 0 && h("ul", {}, offer.changes.map((text) => h("li", {}, text))));
}

function inFull(line, offer) {
  return h("div", { key: "in-full", class: "in-full" },
    h("p", { class: "line-marks" }, badge(offer), h("span", { class: "badge", role: "status" }, offer.state), offer.until && h("span", { class: "until" }, offer.until)),
    sides(offer.sides),
    offer.dues && h("p", { class: "strong" }, offer.dues),
    offer.against && h("div", { class: "changes" }, h("h4", {}, offer.against), h("ul", {}, offer.changes.map((text) => h("li", {}, text)))),
    offer.status === "open" && offer.accepted.length > 0 && h("p", {}, t("page.talks.accepted", { name: offer.accepted.join(", ") })),
    offer.refused.map((text) => h("p", { class: "quoted" }, text)),
    answers(line, offer),
    cameOf(`offer-${offer.number}`),
    offer.status === "agreed" && offer.party && h("p", { class: "row" }, h("button", { type: "button", on: { click: () => go("room") } }, t("page.talks.to-promises"))));
}

function answers(line, offer) {
  const { number } = offer;
  const at = `offer-${number}`;
  if (offer.withdraw) return h("div", { class: "row" }, sends(at, t("page.talks.withdraw"), () => move(line, at, { verb: "withdraw", target: number }), { id: `withdraw-${number}` }));
  if (!offer.answer) return null;
  if (refusing === mine(line, number)) return reasons(line, offer, at);
  return h("div", { key: "answers" },
    !leading(line) && h("p", { class: "note" }, t("page.talks.proposing")),
    offer.barred && h("p", { class: "said warn", id: `barred-${number}` }, t("page.talks.barred"), " ", offer.barred),
    h("div", { class: "row answers" },
      sends(at, t("page.talks.accept"), () => move(line, at, { verb: "answer", target: number, amount: 1 }),
        { class: "first", id: `accept-${number}`, disabled: Boolean(offer.barred), "aria-describedby": offer.barred ? `barred-${number}` : null }),
      h("button", { type: "button", id: `counter-${number}`, disabled: !offer.counter, on: { click: () => counter(line, offer) } }, t("page.talks.counter")),
      h("button", { type: "button", id: `refuse-${number}`, on: { click: () => turn(mine(line, number), "reasons-h") } }, t("page.talks.refuse"))),
    !offer.counter && h("p", { class: "note" }, line.sections.talks.no_offers));
}

function turn(which, ...focus) {
  refusing = which;
  redraw();
  focusOn(...focus);
}

/** The reasons that may be given; the others hear the one chosen. */
function reasons(line, offer, at) {
  const { number } = offer;
  const refuse = async (text) => {
    if (await move(line, at, { verb: "answer", target: number, amount: 0, text })) turn("", "talks-opened");
  };
  return h("div", { key: "reasons", class: "reasons", role: "group", "aria-labelledby": "reasons-h" },
    h("h3", { id: "reasons-h", tabindex: "-1" }, t("page.talks.why")),
    [...line.sections.talks.reasons, ["", t("page.talks.no-reason")]].map(([key, text]) =>
      sends(at, text, () => refuse(key), { key: key || "none", id: `reason-${key.split(".").pop() || "none"}` })),
    h("button", { key: "back", type: "button", class: "quiet", on: { click: () => turn("", `refuse-${number}`) } }, t("page.talks.back")));
}
