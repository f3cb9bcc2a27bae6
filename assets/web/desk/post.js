// One table on the wall: where it is, who is there and what they do, and the orders for it.

import { h } from "/web/dom.js";
import { cameOf, send } from "/web/pieces.js";
import { asked } from "/web/seat.js";
import { minutes, t } from "/web/words.js";
import { more } from "/web/desk/more.js";
import { LONG, clock, finished, idleOf, leftOf, longest } from "/web/desk/times.js";

/** The card of a table; `late`: it is behind the others. */
export function post(line, at, late) {
  const one = line.sections.wall[at];
  const id = `table-${at}`;
  const idle = longest(line, one) >= LONG;
  return h("li", { key: id, class: `card post ${late || idle || one.trouble ? "slow" : ""}`, "aria-labelledby": `${id}-h` },
    h("div", { class: "row apart" },
      h("h3", { id: `${id}-h` }, t("desk-page.table", { n: at + 1 })),
      h("span", { class: "clock" }, clock(leftOf(line, one)), h("span", { class: "hidden-text" }, ` ${t("desk-page.post.left")}`))),
    h("p", { class: "where" }, where(line, one)),
    h("p", { class: "badges" }, badges(one, late, idle).map(([name, kind]) => h("span", { key: name, class: `badge ${kind}` }, t(`desk-page.badge.${name}`)))),
    one.trouble && h("p", { class: "said" }, "⚠ ", one.trouble),
    h("ul", { class: "plain seats" }, one.seats.map((seat, n) => seated(line, one, at, seat, n))),
    h("p", { class: "note" }, t("desk-page.post.offers", { n: one.offers }), " · ", t("desk-page.post.deals", { n: one.deals }), " · ", t("desk-page.post.in-force", { n: one.in_force })),
    h("div", { class: "row" }, usual(line, at, one)),
    cameOf(id),
    more(line, at, one));
}

function where(line, one) {
  const phase = line.sections.deck.phases[one.phase];
  return finished(one) ? t("desk-page.post.finished") : t("desk-page.post.where", { round: one.round, of: one.rounds, phase });
}

function badges(one, late, idle) {
  return [late && ["slowest", "warn"], idle && ["idle", "warn"], one.paused && ["paused", ""], one.quiet && ["quiet", ""], one.shown && ["shown", ""]].filter(Boolean);
}

function usual(line, at, one) {
  const place = `table-${at}`;
  const order = (ask, data = {}) => () => asked(line, place, ask, { table: at, ...data });
  if (finished(one)) return [];
  return [
    send(place, t(one.paused ? "desk-page.resume" : "desk-page.pause"), order(one.paused ? "resume" : "pause"), { key: "pause", class: "pause" }),
    [1, 2, 5].map((n) => send(place, t("desk-page.extend", { n }), order("extend", { minutes: n }), { key: `extend-${n}`, class: `extend-${n}` })),
    send(place, t("desk-page.skip"), order("close"), { key: "skip", class: "skip-phase" }),
  ];
}

/** A seat: whose it is, who sits there, and whether the table waits for it. */
function seated(line, one, at, seat, n) {
  const there = line.sections.people.filter((who) => who.table === at && who.seat === n);
  return h("li", { key: String(n), class: "seat" },
    h("div", { class: "row apart" }, h("strong", {}, line.sections.deck.seats[n]), doing(line, one, seat)),
    h("div", { class: "who" },
      there.map((who) => h("span", { key: String(who.number), class: `person ${state(who)}` },
        h("span", { "aria-hidden": "true" }, { online: "●", offline: "○", away: "–" }[state(who)], " "), who.name,
        who.number === seat.lead && h("span", { class: "lead" }, ` (${t("desk-page.leads")})`),
        h("span", { class: state(who) === "online" ? "hidden-text" : "note" }, ` ${t(`desk-page.${state(who)}`)}`))),
      seat.persona && h("span", { key: "ai", class: "person" }, persona(line, seat.persona)),
      !there.length && !seat.persona && h("span", { key: "none", class: "note" }, t("desk-page.seat.empty"))));
}

export const state = (who) => (who.away ? "away" : who.online ? "online" : "offline");

/** A persona by the name in journals: "id" or "id@level". */
function persona(line, named) {
  const [id, level] = named.split("@");
  const { deck } = line.sections;
  const name = (deck.personas.find(([known]) => known === id) || [id, id])[1];
  const skill = (deck.levels.find(([known]) => known === Number(level || deck.usual)) || ["", ""])[1];
  return t("desk-page.persona", { name, level: skill });
}

function doing(line, one, seat) {
  if (seat.due && !one.paused && !one.held) {
    const since = idleOf(line, one, seat);
    if (since >= LONG) return h("span", { class: "badge warn" }, "⧗ ", t("desk-page.seat.idle", { time: minutes(since) }));
    return h("span", { class: "badge" }, t("desk-page.seat.due"));
  }
  return seat.ready ? h("span", { class: "badge good" }, "✓ ", t("desk-page.seat.ready")) : null;
}
