// Money and capital for what is agreed already: promises that fall due, deals that wait at home, others' programs.

import { h } from "/web/dom.js";
import { cameOf, part, send } from "/web/pieces.js";
import { draft, leading, mine, move, taken, write } from "/web/seat.js";
import { number, t } from "/web/words.js";

const MILLION = 10; // Money is counted in C$100,000.

/** Promises that fall due in this round and that the seat could fail to keep. */
export function due(line) {
  const rows = line.sections.promises.filter((promise) => promise.may_withhold);
  if (!rows.length) return null;
  return part("due", t("page.due.title"), h("p", { class: "note" }, t("page.due.how")), rows.map((promise) => {
    const place = `withhold-${promise.number}`;
    const go = () => move(line, place, { verb: "withhold", target: promise.number, amount: promise.withheld ? 0 : 1 });
    return h("div", { key: promise.number, class: "due" },
      h("p", {}, promise.text),
      promise.withheld && h("p", { key: "withheld", class: "why" }, t("page.due.withheld")),
      send(place, t(promise.withheld ? "page.due.keep" : "page.due.withhold"), go, { "aria-label": `${t(promise.withheld ? "page.due.keep" : "page.due.withhold")}: ${promise.text}` }),
      cameOf(place));
  }));
}

/** Deals that are signed and wait for ratification at home. */
export function signed(line) {
  const rows = line.sections.signed;
  if (!rows.length) return null;
  return part("signed", t("page.signed.title"), h("p", { class: "note" }, t("page.signed.how")), rows.map((deal) => carried(line, deal)));
}

function carried(line, deal) {
  const place = `carry-${deal.number}`;
  const name = mine(line, place);
  const points = Math.min(draft(name, 1), Math.max(1, deal.most));
  const go = async () => (await move(line, place, { verb: "carry", target: deal.number, amount: points })) && taken(name, points);
  return h("div", { key: deal.number, class: "due" },
    h("ul", {}, deal.clauses.map((text) => h("li", { key: text }, text))),
    deal.support && h("p", { class: deal.passes ? "done" : "why" }, deal.support),
    deal.carried > 0 && h("p", { key: "carried", class: "note" }, t("page.signed.carried", { n: deal.carried })),
    deal.most > 0 && h("div", { key: "carry", class: "row end" },
      h("div", {}, h("label", { for: place }, t("page.signed.points")),
        h("select", { id: place, value: String(points), on: { change: (event) => write(name, Number(event.target.value)) } },
          Array.from({ length: deal.most }, (_, at) => h("option", { key: at, value: String(at + 1) }, number(at + 1))))),
      send(place, t(leading(line) ? "page.signed.carry" : "page.seat.propose"), go)),
    cameOf(place));
}

/** Programs of others that the seat may help to pay for. */
export function partners(line) {
  const rows = line.sections.partners;
  if (!rows.length) return null;
  const given = rows.filter((row) => row.now > 0);
  const others = rows.filter((row) => row.now === 0);
  return part("partners", t("page.partners.title"), h("p", { class: "note" }, t("page.partners.how")),
    given.map((row) => pledge(line, row)),
    others.length > 0 && h("details", { key: "others" }, h("summary", {}, t("page.partners.more", { n: others.length })), others.map((row) => pledge(line, row))));
}

function pledge(line, row) {
  const place = `cofund-${row.card}-${row.owner}`;
  const name = mine(line, place);
  const typed = draft(name, String(row.now / MILLION));
  const money = Math.round(Number(typed.replace(",", ".")) * MILLION);
  const fits = Number.isInteger(money) && money >= 0 && money <= row.most && money !== row.now;
  const go = async () => fits && (await move(line, place, { verb: "cofund", card: row.card, target: row.owner, amount: money })) && taken(name, typed);
  return h("div", { key: place, class: "due" },
    h("p", { class: "strong" }, row.title),
    row.now > 0 && h("p", { key: "now", class: "note" }, t("page.partners.now", { text: row.now_said })),
    h("div", { class: "row end" },
      h("div", {}, h("label", { for: place }, t("page.partners.money", { text: row.most_said })),
        h("input", { id: place, type: "text", inputmode: "decimal", value: typed, maxlength: 8, "aria-describedby": `${place}-of`, on: { input: (event) => write(name, event.target.value) } })),
      send(place, t(leading(line) ? "page.partners.set" : "page.seat.propose"), go, { disabled: !fits })),
    h("p", { id: `${place}-of`, class: "hidden-text" }, row.title),
    cameOf(place));
}
