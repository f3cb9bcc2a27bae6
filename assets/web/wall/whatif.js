// What if one decision had gone otherwise: three that mattered, or any other; 200 futures, and what came of them.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { parts } from "/web/wall/markup.js";
import { stageClock } from "/web/wall/stages.js";
import { debriefOf, lookedAt, notYet, tellingTable } from "/web/wall/told.js";
import { t } from "/web/words.js";

const chosen = { round: 0, seat: -1, decision: -1, change: 0 };
let refused = null; // { text, table }: why the server would not, and at which table.

async function play(line, decision, change) {
  Object.assign(chosen, { decision, change });
  refused = null;
  redraw();
  const table = lookedAt(line);
  const reply = await line.ask("what-if", { table, decision, change });
  if (!reply.ok) refused = { text: reply.text, table };
  redraw();
}

export function whatIf(line, changed) {
  const wait = notYet(line);
  return h("div", { class: "what-if" },
    h("header", { class: "table-head" }, h("h1", {}, t("wall.leaf.what-if")), tellingTable(line, changed), stageClock(line)),
    wait || [asking(line, debriefOf(line)), answer(line)]);
}

function asking(line, found) {
  const some = found.mattered.map((number) => {
    const one = found.decisions[number];
    const now = chosen.decision === number && chosen.change === 0;
    return h("li", { key: String(number) }, h("button", { type: "button", "aria-pressed": now ? "true" : "false", on: { click: () => play(line, number, 0) } },
      h("span", {}, one.said), h("strong", {}, one.changes[0])));
  });
  return h("div", { key: "asking", class: "asking" },
    h("section", { key: "most", "aria-labelledby": "most-h" }, h("h2", { id: "most-h" }, t("wall.what-if.most")),
      some.length ? h("ul", { class: "plain most" }, some) : h("p", {}, t("wall.what-if.none"))),
    h("section", { key: "all", "aria-labelledby": "all-h" }, h("h2", { id: "all-h" }, t("wall.what-if.all")), form(line, found)));
}

const choice = (id, value, options, pick) => h("div", { key: id, class: "field" }, h("label", { for: id }, t(`wall.what-if.${id}`)),
  h("select", { id, value: String(value), on: { change: (event) => { pick(Number(event.target.value)); redraw(); } } },
    options.map(([at, text]) => h("option", { key: String(at), value: String(at) }, text))));

function form(line, found) {
  const fits = (one) => (chosen.round === 0 || one.round === chosen.round) && (chosen.seat < 0 || one.seat === chosen.seat);
  const listed = found.decisions.flatMap((one, at) => (fits(one) ? [[at, `${t("wall.what-if.n", { n: one.round })} · ${one.said}`]] : []));
  const at = listed.some(([number]) => number === chosen.decision) ? chosen.decision : listed.length ? listed[0][0] : -1;
  const one = found.decisions[at];
  const change = one && at === chosen.decision && chosen.change < one.changes.length ? chosen.change : 0;
  const rounds = [[0, t("wall.what-if.round.all")], ...found.rounds.map((date, n) => [n + 1, `${n + 1} · ${date}`])];
  const seats = [[-1, t("wall.what-if.seat.all")], ...found.seats.map((name, seat) => [seat, name])];
  return h("form", { class: "what-if-form", on: { submit: (event) => { event.preventDefault(); if (one) play(line, at, change); } } },
    choice("round", chosen.round, rounds, (value) => { chosen.round = value; }),
    choice("seat", chosen.seat, seats, (value) => { chosen.seat = value; }),
    one ? [
      choice("decision", at, listed, (value) => Object.assign(chosen, { decision: value, change: 0 })),
      choice("change", change, one.changes.map((text, n) => [n, text]), (value) => Object.assign(chosen, { decision: at, change: value })),
    ] : h("p", { key: "nothing" }, t("wall.what-if.nothing")),
    one && h("button", { key: "play", type: "submit", class: "first" }, t("wall.what-if.play")));
}

function answer(line) {
  const found = line.sections.what_if;
  const said = refused && refused.table === lookedAt(line) ? refused.text : (found && found.table === lookedAt(line) && found.said);
  if (said) return h("section", { key: "answer", class: "answer" }, h("p", { role: "alert", class: "said" }, said), found && found.html && result(found));
  if (!found || found.table !== lookedAt(line)) return h("section", { key: "answer", class: "answer" }, h("p", { class: "note" }, t("wall.what-if.how")));
  return h("section", { key: "answer", class: "answer" }, found.done < found.of && going(found), found.html && result(found));
}

function going(found) {
  return h("div", { key: "going", class: "going" },
    h("label", { for: "games", class: found.html ? "" : "big" }, t("wall.what-if.going")),
    h("progress", { id: "games", max: String(found.of), value: String(found.done) }),
    h("p", { "aria-hidden": "true" }, t("wall.what-if.done", { n: found.done, of: found.of })));
}

function result(found) {
  return h("div", { key: "result", class: "paper", role: "group", "aria-labelledby": "result-h" },
    h("h2", { id: "result-h", role: "status" }, found.change_said),
    h("p", { class: "happened" }, found.happened),
    h("div", { key: `${found.decision}-${found.change}`, class: "paper-body", tabindex: "0", role: "group", "aria-labelledby": "result-h" }, parts(found.html)));
}
