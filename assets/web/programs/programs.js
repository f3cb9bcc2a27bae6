// The programs of the seat, and what else it can do besides offers.

import { h } from "/web/dom.js";
import { part } from "/web/pieces.js";
import { draft, write } from "/web/seat.js";
import { t } from "/web/words.js";
import { card } from "/web/programs/card.js";
import { allies, levers } from "/web/programs/means.js";
import { due, partners, signed } from "/web/programs/money.js";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The part: money first, then the plan, then the deck, then other means. */
export function programs(line) {
  return [purse(line), due(line), signed(line), deck(line), partners(line), levers(line), allies(line)];
}

/** What is left of this round's money, and where it goes. */
function purse(line) {
  const { purse: found } = line.sections;
  return part("purse", t("page.purse.title"),
    h("p", { class: `left ${found.over ? "over" : ""}`, role: "status" }, found.left),
    h("details", {}, h("summary", {}, t("page.purse.why")),
      h("table", { class: "why-table" }, h("tbody", {}, found.lines.map(([text, money], at) =>
        h("tr", { key: at }, h("th", { scope: "row" }, text), h("td", {}, money)))))));
}

/** The cards that fit the search: those that run first, then the open ones, then the others. A card that is planned stays
 *  where it is, and all stand in one list: one that moves on keeps its node, unfolded and with the focus. */
function deck(line) {
  const { programs: mine, cards, where } = line.sections;
  const printed = new Map(cards.map((one) => [one.id, one]));
  const words = plain(draft("search", "")).split(/\s+/).filter(Boolean);
  const kind = draft("kind", "");
  const fits = (one) => {
    const on = printed.get(one.id);
    const text = plain(`${on.title} ${on.text} ${on.kind_said} ${on.moves.map(([, name]) => name).join(" ")} ${on.pleases.join(" ")}`);
    return (!kind || on.kind === kind) && words.every((word) => text.includes(word));
  };
  const found = mine.filter(fits);
  const groups = [
    ["active", found.filter((one) => one.runs)],
    ["open", found.filter((one) => !one.runs && !one.why)],
    ["shut", found.filter((one) => !one.runs && one.why)],
  ];
  return part("deck", t("page.programs.title"),
    h("p", { class: "note" }, t(where.part === "programs" ? "page.programs.now" : "page.programs.later")),
    filters(mine.map((one) => printed.get(one.id)), kind),
    h("p", { class: "note", role: "status" }, t("page.programs.count", { n: found.length })),
    h("div", { class: "deck" }, groups.filter(([, rows]) => rows.length).map(([name, rows]) => [
      h("h3", { key: `deck-${name}`, class: "group" }, t(`page.programs.${name}`)),
      rows.map((one) => card(line, one, printed.get(one.id))),
    ])));
}

function filters(cards, kind) {
  const kinds = [...new Map(cards.map((one) => [one.kind, one.kind_said]))];
  return h("div", { class: "filters", role: "search" },
    h("div", { class: "field" }, h("label", { for: "deck-search" }, t("page.programs.search")),
      h("input", { id: "deck-search", type: "text", value: draft("search", ""), maxlength: 60, autocomplete: "off", on: { input: (event) => write("search", event.target.value || null) } })),
    h("div", { class: "field" }, h("label", { for: "deck-kind" }, t("page.programs.kind")),
      h("select", { id: "deck-kind", value: kind, on: { change: (event) => write("kind", event.target.value || null) } },
        h("option", { value: "" }, t("page.programs.every")), kinds.map(([id, text]) => h("option", { key: id, value: id }, text)))));
}
