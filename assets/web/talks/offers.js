// The list of offers: what waits for an answer first, then one's own, what is open between others, and what is settled.

import { h } from "/web/dom.js";
import { cameOf } from "/web/pieces.js";
import { t } from "/web/words.js";
import { undrop } from "/web/talks/builder.js";
import { drafts, writeNew } from "/web/talks/drafts.js";
import { open, place, rowOf } from "/web/talks/places.js";

/** How many offers wait for the seat's answer. */
export const toAnswer = (line) => (line.sections.offers || []).filter((offer) => offer.answer).length;

const GROUPS = [
  ["answer", (offer) => offer.answer],
  ["mine", (offer) => offer.status === "open" && !offer.answer && offer.party],
  ["others", (offer) => offer.status === "open" && !offer.party],
];

/** The list. */
export function offerList(line) {
  const { offers, talks } = line.sections;
  const settled = offers.filter((offer) => offer.status !== "open").reverse();
  const now = GROUPS.map(([name, fits]) => [name, offers.filter(fits)]).filter(([, found]) => found.length);
  return h("div", { key: "offers", class: "offer-list" },
    talks && writing(line),
    cameOf("words"),
    undrop(line),
    now.length === 0 && h("p", { key: "none", class: "note" }, t("page.talks.none")),
    now.map(([name, found]) => group(line, name, found)),
    settled.length > 0 && h("details", { key: "settled" }, h("summary", {}, t("page.talks.settled", { n: settled.length })), rows(line, settled)));
}

function writing(line) {
  const { talks, offers } = line.sections;
  const begun = Object.entries(drafts(line));
  const hasNew = begun.some(([name]) => name === "new");
  const counters = begun.filter(([name]) => name !== "new");
  return h("div", { key: "writing" },
    h("button", { type: "button", id: rowOf("draft", "new"), class: "first wide", on: { click: () => writeNew(line) } }, t(hasNew ? "page.talks.go-on" : "page.talks.write")),
    h("p", { class: "note" }, talks.no_offers || talks.left_said),
    counters.length > 0 && h("ul", { class: "plain rows" }, counters.map(([name, one]) => {
      const parent = offers.find((offer) => offer.number === one.parent);
      return h("li", { key: name }, h("button", { type: "button", id: rowOf("draft", name), class: "line-row begun", "aria-current": current(line, "draft", name), on: { click: () => open(line, "draft", name) } },
        h("span", { class: "line-title" }, t("page.talks.begun-counter")), parent && h("span", { class: "line-text" }, parent.title)));
    })));
}

const group = (line, name, found) => h("section", { key: name, "aria-labelledby": `group-${name}` },
  h("h2", { id: `group-${name}` }, t(`page.talks.group.${name}`, { n: found.length })), rows(line, found));

const rows = (line, found) => h("ul", { class: "plain rows" }, found.map((offer) => h("li", { key: String(offer.number) }, row(line, offer))));

const current = (line, what, name) => {
  const { open: now } = place(line);
  return now && now.what === what && now.name === name ? "true" : null;
};

function row(line, offer) {
  const rest = offer.clauses.length - 1;
  return h("button", { type: "button", id: rowOf("offer", offer.number), class: `line-row ${offer.answer ? "waits" : ""}`, "aria-current": current(line, "offer", offer.number), on: { click: () => open(line, "offer", offer.number) } },
    h("span", { class: "line-title" }, offer.title),
    h("span", { class: "line-text" }, offer.clauses[0], rest > 0 && h("span", { class: "note" }, ` ${t("page.talks.and-more", { n: rest })}`)),
    h("span", { class: "line-marks" }, badge(offer), h("span", { class: "badge" }, offer.state), offer.against && h("span", { class: "badge" }, t("page.talks.is-counter"))));
}

/** Whether all know of an offer or only its parties. */
export const badge = (offer) => h("span", { class: `badge ${offer.secret ? "secret" : ""}` }, t(offer.secret ? "page.talks.is-secret" : "page.talks.is-public"));
