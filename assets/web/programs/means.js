// Other means: appeals, lobbying, pressure; common cause.

import { h } from "/web/dom.js";
import { cameOf, part, send } from "/web/pieces.js";
import { draft, leading, mine, move, taken, write } from "/web/seat.js";
import { t } from "/web/words.js";

/** Levers that are open now. */
export function levers(line) {
  const rows = line.sections.levers;
  const { where } = line.sections;
  if (where.part !== "negotiation") return null;
  return part("levers", t("page.levers.title"),
    rows.length ? rows.map((lever) => one(line, lever)) : h("p", { class: "note" }, t("page.levers.none")));
}

function one(line, lever) {
  const place = `pull-${lever.card}`;
  const known = lever.aims.map(([seat]) => seat);
  const name = mine(line, place);
  const wanted = draft(name, known[0]);
  const aim = known.includes(wanted) ? wanted : known[0];
  const go = async () => (await move(line, place, { verb: "pull", card: lever.card, target: aim })) && taken(name, aim);
  return h("details", { key: lever.card, class: "program" },
    h("summary", {}, h("span", { class: "summary-text" }, h("strong", {}, lever.title), h("span", { class: "note line" }, lever.price))),
    h("p", {}, lever.text),
    h("div", { class: "row end" },
      h("div", {}, h("label", { for: place }, t("page.levers.aim")),
        h("select", { id: place, value: String(aim), on: { change: (event) => write(name, Number(event.target.value)) } },
          lever.aims.map(([seat, name]) => h("option", { key: seat, value: String(seat) }, name)))),
      send(place, t(leading(line) ? "page.levers.pull" : "page.seat.propose"), go)),
    cameOf(place));
}

/** With whom common cause is made; it counts when they declare it too. */
export function allies(line) {
  const rows = line.sections.allies;
  if (!rows.length) return null;
  return part("allies", t("page.allies.title"), h("p", { class: "note" }, t("page.allies.how")), rows.map((ally) => {
    const place = `ally-${ally.seat}`;
    const go = () => move(line, place, { verb: "ally", target: ally.seat, amount: ally.on ? 0 : 1 });
    return h("div", { key: ally.seat, class: "due" },
      h("div", { class: "row apart" }, h("p", { class: "strong" }, ally.said),
        send(place, t(ally.on ? "page.allies.end" : "page.allies.declare"), go, { "aria-label": `${t(ally.on ? "page.allies.end" : "page.allies.declare")}: ${ally.name}` })),
      ally.on && h("p", { key: "on", class: "done" }, t("page.allies.on")),
      cameOf(place));
  }));
}
