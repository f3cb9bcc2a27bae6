// One program: what is printed on its card, and the level to fund it at.

import { h } from "/web/dom.js";
import { cameOf, moves, send } from "/web/pieces.js";
import { draft, leading, mine, move, taken, write } from "/web/seat.js";
import { t } from "/web/words.js";

/** The card, folded: its title and level; unfolded everything. */
export function card(line, one, printed) {
  return h("details", { key: one.id, class: `program ${one.level ? "active" : ""}` },
    h("summary", {}, h("span", { class: "summary-text" },
      h("strong", {}, printed.title),
      h("span", { class: "note line" }, `${printed.kind_said} · ${one.level ? one.said : printed.cost}`),
      one.level !== one.runs && h("span", { key: "planned", class: "badge" }, t("page.programs.planned")))),
    h("p", {}, printed.text),
    moves(printed.moves, printed.pleases),
    facts(printed),
    one.why && h("p", { key: "why", class: "why" }, one.why),
    one.open && levels(line, one, printed),
    h("details", { key: "source", class: "source" }, h("summary", {}, t("page.programs.source")), h("p", { class: "note" }, printed.source)));
}

function facts(printed) {
  const rows = [
    [t("page.programs.cost"), printed.cost],
    [t("page.programs.when"), printed.when],
    [t("page.programs.who"), printed.who],
    printed.needs.length > 0 && [t("page.programs.needs"), printed.needs.join(" ")],
    printed.excludes.length > 0 && [t("page.programs.excludes"), printed.excludes.join(", ")],
  ].filter(Boolean);
  return h("dl", { class: "facts" }, rows.map(([name, text]) => h("div", { key: name }, h("dt", {}, name), h("dd", {}, text))));
}

/** The levels with what each costs this round; one is chosen, then it is written into the plan. */
function levels(line, one, printed) {
  const place = `fund-${one.id}`;
  const name = mine(line, place);
  const chosen = draft(name, one.level);
  const fresh = chosen !== one.level && chosen <= one.high;
  const go = async () => {
    if (fresh && (await move(line, place, { verb: "fund", card: one.id, amount: chosen }))) taken(name, chosen);
  };
  const level = (at) => h("label", { key: at, class: "beside" },
    h("input", { type: "radio", name: place, checked: chosen === at, disabled: at > one.high, on: { change: () => write(name, at === one.level ? null : at) } }),
    h("span", {}, at ? t("page.programs.level", { n: at, text: one.costs[at - 1] }) : t("page.programs.none"), at === one.level && ` (${t("page.programs.as-planned")})`));
  return h("fieldset", { key: "levels", class: "levels" },
    h("legend", {}, t("page.programs.choose", { title: printed.title })),
    Array.from({ length: one.costs.length + 1 }, (_, at) => level(at)),
    one.high < one.costs.length && h("p", { key: "dear", class: "note" }, t("page.programs.dear")),
    cameOf(place),
    send(place, t(leading(line) ? "page.programs.set" : "page.seat.propose"), go, { class: "first", disabled: !fresh }));
}
