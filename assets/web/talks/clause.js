// The clause in hand: who gives, what kind, and the fields of that kind. All of it is part of the draft.

import { h } from "/web/dom.js";
import { choice } from "/web/pieces.js";
import { t } from "/web/words.js";
import { change, draftOf, even, seatsOf, whole, withHand } from "/web/talks/drafts.js";
import { focusOn } from "/web/parts.js";
import { stepper } from "/web/talks/stepper.js";
import { sentence } from "/web/talks/weigh.js";

const TOGETHER = "sign";

/** Agreements that these seats can sign together. */
function signable(bench, seats) {
  return bench.agreements.filter((card) => card.open && seats.every((seat) => card.able.includes(seat))
    && card.slots.every((slot) => slot.some((seat) => seats.includes(seat))));
}

const titled = (card) => (card.now_said ? `${card.title} (${card.now_said})` : card.title);

/** A clause of this kind with the first sensible value in each field. */
function opening(bench, seats, kind, by, before = {}) {
  const other = seats.find((seat) => seat !== by);
  const base = { kind, by, rounds: Math.min(before.rounds || 1, bench.rounds.length) };
  const programs = bench.seats[by] ? bench.seats[by].programs : [];
  if (kind === TOGETHER) return whole({ kind, card: (signable(bench, seats)[0] || { id: "" }).id, shares: even(seats) });
  if (kind === "pay") return whole({ ...base, target: other, amount: Math.min(bench.step, bench.seats[by].most) });
  if (kind === "support") return whole({ ...base, card: bench.agreements.length ? bench.agreements[0].id : "", target: bench.agreements.length ? -1 : other });
  // What is to stop, or to spare somebody, runs in most cases.
  const first = (kind === "fund" ? null : programs.find((card) => card.now)) || programs[0] || { id: "" };
  return whole({ ...base, card: first.id, amount: kind === "fund" ? 1 : 0, target: kind === "exempt" ? other : -1 });
}

/** Take a clause in hand: a new one of a giver (-1: of all together), or (`picked`) one of the draft. */
export function take(line, name, giver, picked = -1) {
  const { bench } = line.sections;
  const one = draftOf(line, name);
  const term = picked >= 0 ? one.terms[picked] : opening(bench, seatsOf(line, one), giver < 0 ? TOGETHER : "fund", giver);
  change(line, name, { term, picked });
  focusOn("clause-h");
}

/** The form of the clause in hand. */
export function clause(line, name) {
  const { bench } = line.sections;
  const one = draftOf(line, name);
  const term = one.term;
  const set = (values) => change(line, name, { term: { ...term, ...values } });
  const complete = term.kind === "pay" || Boolean(term.card) || (term.kind === "support" && term.target >= 0);
  const kind = bench.kinds.find((found) => found.id === term.kind);
  return h("form", { key: "clause", class: "clause", "aria-labelledby": "clause-h", on: { submit: (event) => { event.preventDefault(); if (complete) keepIt(line, name); } } },
    h("h3", { id: "clause-h", tabindex: "-1" }, term.kind === TOGETHER ? t("page.talks.together") : t(one.picked < 0 ? "page.talks.new-clause" : "page.talks.change-clause")),
    term.kind !== TOGETHER && giverAndKind(line, one, term, (next) => change(line, name, { term: next })),
    kind && h("p", { key: "why", class: "note about" }, kind.why),
    fields(line, one, term, set),
    h("p", { key: "reads", class: "reads", role: "status" }, complete && sentence(term)),
    !complete && h("p", { key: "none", class: "said warn" }, t("page.talks.no-card")),
    h("div", { key: "done", class: "row" },
      h("button", { type: "submit", class: "first", disabled: !complete }, t(one.picked < 0 ? "page.talks.add" : "page.talks.keep")),
      h("button", { type: "button", on: { click: () => put(line, name, {}) } }, t("page.talks.cancel"))));
}

function put(line, name, values) {
  change(line, name, { ...values, term: null, picked: -1 });
  focusOn("clauses-h");
}

/** The clause in hand goes into the offer, in its place. */
function keepIt(line, name) {
  const one = draftOf(line, name);
  put(line, name, { terms: withHand(one) });
}

/** Take a clause out of the offer. */
export function remove(line, name, at) {
  put(line, name, { terms: draftOf(line, name).terms.filter((_, place) => place !== at) });
}

function giverAndKind(line, one, term, take) {
  const { bench } = line.sections;
  const seats = seatsOf(line, one);
  const kinds = bench.kinds.filter((kind) => kind.id !== TOGETHER).map((kind) => [kind.id, kind.title]);
  return [
    choice("clause-by", t("page.talks.giver"), term.by, seats.map((seat) => [seat, seat === bench.me ? t("page.talks.we") : bench.seats[seat].name]),
      (seat) => take(opening(bench, seats, term.kind, Number(seat), term))),
    choice("clause-kind", t("page.talks.kind"), term.kind, kinds, (kind) => take(opening(bench, seats, kind, term.by, term))),
  ];
}

function fields(line, one, term, set) {
  const { bench } = line.sections;
  const seats = seatsOf(line, one);
  const others = seats.filter((seat) => seat !== term.by).map((seat) => [seat, bench.seats[seat].name]);
  const found = [];
  if (term.kind === TOGETHER) found.push(card(signable(bench, seats).map((one) => [one.id, one.title]), term, set), about(agreementText(bench, term)), shares(bench, seats, term, set));
  if (["fund", "suspend", "exempt"].includes(term.kind)) {
    const { programs } = bench.seats[term.by];
    found.push(card(programs.map((one) => [one.id, titled(one)]), term, (values) => set(clamped(programs, { ...term, ...values }))), about(bench.cards[term.card]));
    const program = programs.find((one) => one.id === term.card);
    if (term.kind === "fund" && program) found.push(choice("clause-level", t("page.talks.level"), term.amount, program.levels.map((text, at) => [at + 1, text]), (level) => set({ amount: Number(level) })));
  }
  if (term.kind === "support") found.push(supported(bench, others, term, set), term.card && about(agreementText(bench, term)));
  if (term.kind === "pay" || term.kind === "exempt") found.push(choice("clause-target", t("page.talks.target"), term.target, others, (seat) => set({ target: Number(seat) })));
  if (term.kind === "pay") found.push(money(bench, term, set));
  if (term.kind !== TOGETHER) found.push(choice("clause-rounds", t("page.talks.rounds"), term.rounds, bench.rounds.map((text, at) => [at + 1, text]), (rounds) => set({ rounds: Number(rounds) })));
  return found;
}

const agreementText = (bench, term) => (bench.agreements.find((one) => one.id === term.card) || { text: "" }).text;

const about = (text) => text && h("p", { key: "about", class: "note about" }, text);

const card = (choices, term, set) => choices.length > 0 && choice("clause-card", t("page.talks.card"), term.card, choices, (id) => set({ card: id }));

/** No program goes further than its last level. */
function clamped(programs, term) {
  const program = programs.find((one) => one.id === term.card);
  return term.kind === "fund" && program ? { ...term, amount: Math.min(term.amount, program.levels.length) } : term;
}

/** An agreement to speak for, or a seat to stand by. */
function supported(bench, others, term, set) {
  const choices = [...bench.agreements.map((one) => [one.id, one.title]), ...others.map(([seat]) => [`seat:${seat}`, bench.seats[seat].stand_by])];
  return choice("clause-card", t("page.talks.card"), term.card || `seat:${term.target}`, choices,
    (id) => set(id.startsWith("seat:") ? { card: "", target: Number(id.slice(5)) } : { card: id, target: -1 }));
}

function money(bench, term, set) {
  const giver = bench.seats[term.by];
  return stepper("clause-money", t("page.talks.money"), term.amount, (amount) => set({ amount }),
    { low: 1, high: giver.most, step: bench.step, unit: 10, decimals: 1, note: giver.most_said });
}

/** Who pays which part of an agreement; the others take up the difference in proportion. */
function shares(bench, seats, term, set) {
  const ordered = [...seats].sort((a, b) => a - b);
  const given = new Map(term.shares);
  const to = (seat, value) => {
    const others = ordered.filter((other) => other !== seat);
    const total = others.reduce((sum, other) => sum + given.get(other), 0);
    const parts = new Map(others.map((other) => [other, Math.floor(total ? (given.get(other) * (100 - value)) / total : (100 - value) / others.length)]));
    const rest = 100 - value - [...parts.values()].reduce((sum, part) => sum + part, 0);
    parts.set(others[0], parts.get(others[0]) + rest);
    set({ shares: ordered.map((other) => [other, other === seat ? value : parts.get(other)]) });
  };
  return h("fieldset", { key: "shares" }, h("legend", {}, t("page.talks.shares")),
    ordered.map((seat) => stepper(`share-${seat}`, bench.seats[seat].share, given.get(seat), (value) => to(seat, value), { low: 0, high: 100, step: 5 })));
}
