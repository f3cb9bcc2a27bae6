// The rarer orders for a table, folded away: words, events, seats of personas, back and forth in time, the end.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { cameOf, choice, send } from "/web/pieces.js";
import { asked, draft, taken, write } from "/web/seat.js";
import { t } from "/web/words.js";
import { ask } from "/web/desk/ask.js";
import { say } from "/web/desk/say.js";
import { finished } from "/web/desk/times.js";

const opened = new Set(kept("opened", []));

function toggled(at, open) {
  if (open) opened.add(at);
  else opened.delete(at);
  keep("opened", [...opened]);
  redraw();
}

/** The folded part of a table's card; its contents are made only while it is open. */
export function more(line, at, one) {
  const place = `more-${at}`;
  const order = (name, data = {}, done = "") => asked(line, place, name, { table: at, ...data }, done);
  return h("details", { open: opened.has(at), on: { toggle: (event) => event.target.open !== opened.has(at) && toggled(at, event.target.open) } },
    h("summary", {}, t("desk-page.more"), h("span", { class: "hidden-text" }, ` ${t("desk-page.table", { n: at + 1 })}`)),
    opened.has(at) && [
      cameOf(place),
      say(line, `table-${at}`, t("desk-page.say.table", { n: at + 1 }), { table: at }),
      !finished(one) && event(line, at, place, order),
      drive(line, at, place, order),
      h("div", { key: "switches", class: "row" },
        send(place, t(one.quiet ? "desk-page.thaw" : "desk-page.freeze"), () => order("freeze", { on: !one.quiet })),
        send(place, t("desk-page.swap"), () => order("swap", {}, t("desk-page.swap.done"))),
        send(place, t("desk-page.fork"), () => order("fork", {}, t("desk-page.fork.done")))),
      dangerous(line, at, one, place, order),
    ]);
}

/** An event happens at this table, now. */
function event(line, at, place, order) {
  const name = `event-${at}`;
  const { events } = line.sections.deck;
  const chosen = draft(name, "");
  return h("div", { key: "event", class: "row copied" },
    choice(name, t("desk-page.event"), chosen, [["", t("desk-page.choose")], ...events], (value) => write(name, value)),
    send(place, t("desk-page.event.go"), async () => (await order("inject", { card: chosen }, t("desk-page.event.done"))) && taken(name, chosen), { disabled: !chosen }));
}

/** A seat goes to a persona, or back to people. */
function drive(line, at, place, order) {
  const { deck, wall } = line.sections;
  const empty = wall[at].seats.findIndex((seat) => seat.lead < 0);
  const chosen = draft(`drive-${at}`, {});
  const now = { seat: String(Math.max(0, empty)), persona: deck.personas[0][0], level: String(deck.usual), ...chosen };
  const change = (part) => (value) => write(`drive-${at}`, { ...now, [part]: value });
  const seat = Number(now.seat);
  const done = () => taken(`drive-${at}`, chosen);
  return h("fieldset", { key: "drive" }, h("legend", {}, t("desk-page.ai")),
    h("div", { class: "three" },
      choice(`ai-seat-${at}`, t("desk-page.seat"), now.seat, deck.seats.map((name, n) => [n, name]), change("seat")),
      choice(`ai-persona-${at}`, t("desk-page.ai.persona"), now.persona, deck.personas, change("persona")),
      choice(`ai-level-${at}`, t("desk-page.ai.level"), now.level, deck.levels, change("level"))),
    h("div", { class: "row" },
      send(place, t("desk-page.ai.go"), async () => (await order("drive", { seat, persona: now.persona, level: Number(now.level) }, t("desk-page.ai.gone"))) && done()),
      send(place, t("desk-page.ai.back"), () => order("drive", { seat, persona: "" }, t("desk-page.ai.returned")), { disabled: !wall[at].seats[seat].persona }),
      send(place, t("desk-page.ai.fill"), () => order("fill", {}, t("desk-page.ai.gone")))));
}

/** What changes the game for everybody at the table: asked first. */
function dangerous(line, at, one, place, order) {
  const n = at + 1;
  const name = `round-${at}`;
  const rounds = Array.from({ length: one.round }, (_, before) => [before + 1, t("desk-page.round", { n: before + 1 })]);
  const round = Number(draft(name, one.round));
  const sure = (what, go) => send(place, t(`desk-page.${what}`), () => ask(t(`desk-page.ask.${what}`, { n, round }), t(`desk-page.ask.${what}.text`), t(`desk-page.${what}`), go), { class: `danger ${what}` });
  return h("div", { key: "danger" },
    h("div", { class: "row copied" },
      choice(name, t("desk-page.rewind.to"), Math.min(round, one.round), rounds, (value) => write(name, Number(value))),
      sure("rewind", () => order("rewind", { round: Math.min(round, one.round) }, t("desk-page.rewind.done")))),
    h("div", { class: "row" },
      !finished(one) && sure("end", () => order("end", { round: 0 })),
      !one.shown && sure("reveal", () => order("reveal", {}))));
}
