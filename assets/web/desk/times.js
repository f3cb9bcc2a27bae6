// What time it is at the tables and in the class, between two words of the server.

import { language, minutes, t } from "/web/words.js";

const ORDER = ["setup", "briefing", "events", "negotiation", "programs", "resolution", "report", "debrief"];
export const LONG = 120; // Seconds without any act after which a seat that is waited for stands out.

/** Seconds since the server last said how things stand. */
const ago = (line) => Math.max(0, Math.floor((Date.now() - line.heardAt) / 1000));

/** Whether time passes at a table: it does not in a pause, outside playing, or when something failed there. */
const runs = (line, post) => !post.paused && !post.held && !post.trouble && line.state === "open";

/** Seconds left of a table's phase; null where no clock runs. */
export const leftOf = (line, post) => (post.left === null ? null : Math.max(0, post.left - (runs(line, post) ? ago(line) : 0)));

/** Seconds in which a seat that is waited for has done nothing; 0 when nobody waits for it, or a persona has it. */
export function idleOf(line, post, seat) {
  if (!seat.due || seat.persona || seat.lead < 0 || post.paused || post.held) return 0;
  return seat.since + ago(line);
}

/** Seconds left of the stage; null where none are set. */
export function stageLeft(line) {
  const { left } = line.sections.lesson;
  return left === null ? null : Math.max(0, left - ago(line));
}

/** How far a table has come, as one number. */
export const progress = (post) => post.round * ORDER.length + ORDER.indexOf(post.phase);

export const finished = (post) => post.phase === "debrief";

/** Numbers of the tables that are furthest behind; those that have finished are not among them. */
export function slowest(wall) {
  const going = wall.map((post, at) => [progress(post), at]).filter(([, at]) => !finished(wall[at]));
  const least = Math.min(...going.map(([how]) => how));
  return going.filter(([how]) => how === least).map(([, at]) => at);
}

/** A table's longest idle seat, in seconds. */
export const longest = (line, post) => Math.max(0, ...post.seats.map((seat) => idleOf(line, post, seat)));

/** A time of day: minutes since midnight as 14:05 or 14 h 05. */
export function ofDay(at) {
  const [hour, minute] = [Math.floor(at / 60) % 24, String(Math.floor(at % 60)).padStart(2, "0")];
  return language() === "fr" ? `${hour}\u00a0h\u00a0${minute}` : `${hour}:${minute}`;
}

/** "3:05" as a sentence part; a clock that does not run is a dash. */
export const clock = (seconds) => (seconds === null ? t("desk-page.no-clock") : minutes(seconds));
