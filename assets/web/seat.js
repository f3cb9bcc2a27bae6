// What a seat does: submitted by whoever leads it, proposed to the team by the others; and what came of it.

import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { language, t } from "/web/words.js";

const outcomes = new Map(); // by the place on the page: { ok, text, spoken }
const busy = new Set();

/** Whether the reader submits for the seat; the others of the team propose. */
export function leading(line) {
  const { me, team } = line.sections;
  return Boolean(team) && team.some((mate) => mate.number === me.number && mate.lead);
}

/** Make the seat's move, from a place on the page that shows what came of it. Resolves to whether it was taken. */
export async function move(line, place, act) {
  const lead = leading(line);
  const version = line.sections.clock.version;
  return asked(line, place, lead ? "act" : "propose", lead ? { act, version } : { act }, lead ? "" : t("page.seat.proposed"));
}

/** Ask for anything else, likewise; `done` is what is said when it was granted. */
export async function asked(line, place, ask, data, done = "") {
  if (busy.has(place)) return false;
  busy.add(place);
  outcomes.delete(place);
  redraw();
  const reply = await line.ask(ask, data);
  busy.delete(place);
  if (!reply.ok) outcomes.set(place, { ok: false, text: reply.text, spoken: language() });
  else if (done) outcomes.set(place, { ok: true, text: done, spoken: language() });
  redraw();
  return reply.ok;
}

/** Whether something asked from this place is on its way. */
export const waits = (place) => busy.has(place);

/** What came of the last move from a place: { ok, text }, or nothing; it is not said on in another language. */
export function outcome(place) {
  const found = outcomes.get(place);
  return found && found.spoken === language() ? found : undefined;
}

/** Under what something of a seat is kept: who is moved to another seat begins anew there. */
export const mine = (line, name) => `${name}:${line.sections.me.table}.${line.sections.me.seat}`;

/** A draft by its name: kept on the device until it is sent or thrown away (null). */
export const draft = (name, otherwise) => kept(`draft:${name}`, otherwise);
export function write(name, value) {
  keep(`draft:${name}`, value);
  redraw();
}

/** A draft was taken as `sent`: it is thrown away, unless something else was written or chosen meanwhile. */
export function taken(name, sent) {
  if (JSON.stringify(draft(name, sent)) === JSON.stringify(sent)) write(name, null);
}
