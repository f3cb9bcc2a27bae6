// Offers being written: one new one, and one counter to each offer. Kept on the device until the server took them.

import { draft, mine, move, write } from "/web/seat.js";
import { back, open, place } from "/web/talks/places.js";

const NEW = "new";

const BLANK = { to: [], terms: [], term: null, picked: -1, secret: true, lasts: 1, words: "", parent: -1, sending: null };

/** A clause with all its fields. */
export const whole = (term) => ({ kind: "", by: -1, card: "", amount: 0, target: -1, rounds: 1, shares: [], ...term });

/** All drafts of the seat, by name. */
export const drafts = (line) => draft(mine(line, "offers"), {});

/** The draft of that name; a blank one when nothing was written yet. */
export const draftOf = (line, name) => ({ ...BLANK, ...drafts(line)[name] });

/** Change some of a draft. */
export function change(line, name, values) {
  write(mine(line, "offers"), { ...drafts(line), [name]: { ...draftOf(line, name), ...values } });
}

/** Throw a draft away. */
export function forget(line, name) {
  const { [name]: gone, ...rest } = drafts(line);
  write(mine(line, "offers"), rest);
}

/** Begin a new offer, or go on with the one begun. */
export function writeNew(line) {
  if (!drafts(line)[NEW]) change(line, NEW, {});
  open(line, "draft", NEW);
}

/** Begin a counter with the terms of the offer that it answers, or go on with the one begun. */
export function counter(line, offered) {
  const name = `counter-${offered.number}`;
  const { parties, terms, lasts = 1, secret = true } = offered.offer;
  const to = parties.filter((seat) => seat !== line.sections.bench.me);
  if (!drafts(line)[name]) change(line, name, { to, terms: terms.map(whole), lasts, secret, parent: offered.number });
  open(line, "draft", name);
}

/** The offer that a draft stands for. */
export function offerOf(line, one) {
  const parties = [line.sections.bench.me, ...one.to].sort((a, b) => a - b);
  return { parties, terms: one.terms, lasts: one.lasts, secret: one.secret, parent: one.parent };
}

/** The clauses of a draft with the one in hand in its place. */
export const withHand = (one) => (!one.term ? one.terms
  : one.picked < 0 ? [...one.terms, one.term] : one.terms.map((term, at) => (at === one.picked ? one.term : term)));

/** The seats of a draft, the reader's own first. */
export const seatsOf = (line, one) => [line.sections.bench.me, ...one.to];

/** Choose who is part of it; whoever leaves takes along the clauses that name them, and shares are parted anew. */
export function choose(line, name, seat, on) {
  const one = draftOf(line, name);
  const to = on ? [...one.to, seat].sort((a, b) => a - b) : one.to.filter((other) => other !== seat);
  const there = [line.sections.bench.me, ...to];
  const stays = (term) => [term.by, term.target].every((named) => named < 0 || there.includes(named));
  const again = (term) => (term.kind === "sign" ? { ...term, shares: even(there) } : term);
  const term = one.term && stays(one.term) ? again(one.term) : null;
  const terms = one.terms.filter(stays).map(again);
  change(line, name, { to, terms, term, picked: term && terms.length === one.terms.length ? one.picked : -1 });
}

/** Cost shares as equal as whole percentages allow. */
export function even(seats) {
  const ordered = [...seats].sort((a, b) => a - b);
  const share = Math.floor(100 / ordered.length);
  const rest = 100 - share * ordered.length;
  return ordered.map((seat, at) => [seat, share + (at < rest ? 1 : 0)]);
}

// --- sending ---

const sendingHere = new Set();

/** Put a draft on the table. It stays until the server has taken it; the words go after it to the same seats. */
export async function send(line, name) {
  const one = draftOf(line, name);
  const offer = offerOf(line, one);
  sendingHere.add(name);
  change(line, name, { sending: newest(line) });
  const taken = await move(line, `draft-${name}`, { verb: "offer", offer });
  sendingHere.delete(name);
  if (taken) gone(line, name, one);
  else change(line, name, { sending: null });
}

/** A draft is on the table as `one`; what was changed in it meanwhile is another offer, which stays a draft. */
function cleared(line, name, one) {
  const left = draftOf(line, name);
  if (JSON.stringify({ ...left, sending: null }) !== JSON.stringify({ ...one, sending: null })) {
    change(line, name, { sending: null, words: left.words === one.words ? "" : left.words });
    return;
  }
  const { open: now } = place(line);
  forget(line, name);
  if (now && now.what === "draft" && now.name === name) back(line);
}

/** A draft is on the table. The words that go with it are kept as a message's draft until they were taken as well. */
async function gone(line, name, one) {
  const { parties } = offerOf(line, one);
  const text = one.words.trim();
  cleared(line, name, one);
  if (!text) return;
  const thread = mine(line, `letter-${parties.join(",")}`);
  const before = draft(thread, { text: "" }).text;
  const both = before ? `${text} ${before}` : text;
  write(thread, { text: both });
  const heard = await move(line, "words", { verb: "message", text, offer: { parties, terms: [] } });
  if (heard && draft(thread, { text: "" }).text === both) write(thread, before ? { text: before } : null);
}

const newest = (line) => line.sections.offers.reduce((most, offer) => Math.max(most, offer.number), -1);

/** Whether an offer is on its way since before this page was loaded. */
export const underway = (line, one) => one.sending !== null && [...line.waiting.values()].some(
  (message) => message.act && message.act.verb === "offer" && same(message.act.offer, offerOf(line, one)));

/** Drafts that reached the table although nobody was there to hear it: the page was closed meanwhile. */
export function settle(line) {
  for (const [name, one] of Object.entries(drafts(line))) {
    if (one.sending === null || one.sending === undefined || sendingHere.has(name) || underway(line, one)) continue;
    const offer = offerOf(line, one);
    if (line.sections.offers.some((made) => made.mine && made.number > one.sending && same(made.offer, offer))) gone(line, name, one);
  }
}

function same(one, two) {
  const clauses = (offer) => offer.terms.map((term) => Object.entries(whole(term)).sort());
  const plain = (offer) => JSON.stringify([offer.parties, clauses(offer), offer.lasts || 1, offer.secret !== false, offer.parent ?? -1]);
  return plain(one) === plain(two);
}
