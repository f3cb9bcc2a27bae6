// One person of the class: where they sit, whether their page is there, and what can be done for them.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { cameOf, choice, send } from "/web/pieces.js";
import { asked, draft, taken, write } from "/web/seat.js";
import { language, t } from "/web/words.js";
import { state } from "/web/desk/post.js";
import { say } from "/web/desk/say.js";

const open = new Set();
const codes = new Map(); // by person: the code for another telephone, shown once

function toggle(number) {
  if (!open.delete(number)) open.add(number);
  redraw();
}

/** The row; folded out, it has everything. */
export function person(line, who) {
  const id = `person-${who.number}`;
  const unfolded = open.has(who.number);
  const { deck, wall } = line.sections;
  const leads = who.seat >= 0 && wall[who.table].seats[who.seat].lead === who.number;
  const where = who.table < 0 ? t("desk-page.seat.none") : who.seat < 0 ? t("desk-page.seat.watch") : deck.seats[who.seat];
  return h("li", { key: id, class: `somebody ${state(who)}` },
    h("div", { class: "row apart" },
      h("span", { class: "who" },
        h("span", { "aria-hidden": "true" }, { online: "●", offline: "○", away: "–" }[state(who)], " "),
        h("strong", {}, who.name), " ", h("span", {}, where), leads && h("span", { class: "lead" }, ` (${t("desk-page.leads")})`),
        h("span", { class: state(who) === "online" ? "hidden-text" : "badge" }, t(`desk-page.${state(who)}`)),
        who.passed && h("span", { class: "note" }, ` ✓ ${t("desk-page.person.passed")}`)),
      h("button", { type: "button", id, "aria-expanded": unfolded ? "true" : "false", on: { click: () => toggle(who.number) } },
        t("desk-page.person.change"), h("span", { class: "hidden-text" }, ` ${who.name}`))),
    unfolded && h("div", { class: "unfolded" }, moved(line, who), others(line, who, leads), cameOf(id), code(who),
      say(line, `person-${who.number}`, t("desk-page.say.person", { name: who.name }), { who: who.number })));
}

/** Two menus and a button: another place. */
function moved(line, who) {
  const { deck, wall } = line.sections;
  const name = `place-${who.number}`;
  const chosen = draft(name, {});
  const now = { table: who.table, seat: who.seat, ...chosen };
  const change = (part) => (value) => write(name, { ...now, [part]: Number(value), ...(part === "table" && value === "-1" ? { seat: -1 } : {}) });
  const tables = [[-1, t("desk-page.seat.none")], ...wall.map((_, at) => [at, t("desk-page.table", { n: at + 1 })])];
  const seats = now.table < 0 ? [[-1, t("desk-page.seat.none")]] : [[-1, t("desk-page.seat.watch")], ...deck.seats.map((seat, n) => [n, seat])];
  const go = async () => (await asked(line, `person-${who.number}`, "sit", { who: who.number, table: now.table, seat: now.seat }, t("desk-page.person.moved"))) && taken(name, chosen);
  return h("div", { class: "three" },
    choice(`table-of-${who.number}`, t("desk-page.person.table"), now.table, tables, change("table")),
    choice(`seat-of-${who.number}`, t("desk-page.seat"), now.seat, seats, change("seat")),
    send(`person-${who.number}`, t("desk-page.person.move"), go, { disabled: now.table === who.table && now.seat === who.seat }));
}

function others(line, who, leads) {
  const place = `person-${who.number}`;
  const order = (ask, data, done) => () => asked(line, place, ask, { who: who.number, ...data }, done);
  return h("div", { class: "row" },
    who.seat >= 0 && !leads && !who.away && send(place, t("desk-page.person.lead"), order("lead", {}, t("desk-page.person.leads-now"))),
    send(place, t(who.away ? "desk-page.person.back" : "desk-page.person.away"), order("away", { away: !who.away })),
    send(place, t("desk-page.person.key"), () => fetchCode(line, who)));
}

async function fetchCode(line, who) {
  const reply = await line.ask("key", { who: who.number });
  codes.set(who.number, reply.ok ? { code: reply.code } : { text: reply.text, spoken: language() });
  redraw();
}

/** The code for another telephone, to be read out; the server tells it once. */
function code(who) {
  const found = codes.get(who.number);
  return h("div", { role: "status" }, found && (found.code
    ? h("div", { class: "said good" }, h("p", {}, t("desk-page.person.code", { name: who.name })), h("p", { class: "huge code" }, found.code))
    : found.spoken === language() && h("p", { class: "said" }, found.text)));
}
