// What is said when a phase or the reader's turn begins: once, politely, wherever they are on the page.

import { h } from "/web/dom.js";
import { plays } from "/web/bar.js";
import { language, t } from "/web/words.js";

let before = null;
let words = { text: "", spoken: "" };

/** What the reader should hear of: a phase, their turn, a word of the teacher. */
function state({ where, clock, notes, lesson }) {
  return {
    phase: where ? `${where.round} ${where.part}` : "",
    turn: Boolean(where && where.turn && plays(lesson)),
    paused: Boolean(clock && clock.paused),
    notes: (notes || []).length,
    stage: lesson && lesson.stage,
  };
}

/** Something changed on the line: is it worth a word? */
export function listen(line) {
  const now = state(line.sections);
  if (before && now.phase && before.phase) {
    const found = news(line.sections, now);
    if (found.length) words = { text: found.join(" "), spoken: language() };
  }
  if (now.phase || !before) before = now;
  document.title = now.turn ? t("page.told.title", { title: t("page.title") }) : t("page.title");
}

function news({ where, notes }, now) {
  const last = (notes || [])[now.notes - 1];
  const found = [];
  if (now.notes > before.notes && last.what === "note") found.push(t("page.told.note", { text: last.text }));
  if (now.stage !== before.stage && now.stage) found.push(t(`page.stage.${now.stage}`));
  if (now.phase !== before.phase) found.push(t("page.told.phase", { round: where.round, phase: where.phase }));
  if (now.turn && (!before.turn || now.phase !== before.phase)) found.push(t("page.bar.turn"));
  if (now.paused !== before.paused) found.push(t(now.paused ? "page.bar.paused" : "page.told.goes-on"));
  return found;
}

/** The place where a screen reader hears it. */
export const told = () => h("p", { key: "told", class: "hidden-text", role: "status" }, words.spoken === language() && words.text);
