// Everything that was ordered, newest first, with the time since the lesson began.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { part } from "/web/pieces.js";
import { number, t } from "/web/words.js";

const FEW = 30;
const SWITCHES = new Set(["door", "away", "freeze"]);

/** Minutes and seconds of the lesson: 1:02:05. */
function stamp(seconds) {
  const two = (n) => String(Math.floor(n)).padStart(2, "0");
  return `${seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : ""}${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Orders in a row that seat people are one line. */
export function gathered(all) {
  const rows = [];
  for (const done of all) {
    const last = rows[rows.length - 1];
    if (last && done.what === "sit" && last.what === "sit" && done.at - last.at < 2) Object.assign(last, { count: last.count + 1, at: done.at });
    else rows.push({ ...done, count: 1 });
  }
  return rows;
}

/** What was ordered, as a sentence. */
function sentence(line, done) {
  const { deck, people } = line.sections;
  const named = (list, id) => (list.find(([known]) => known === id) || [id, id])[1];
  const said = {
    name: done.person >= 0 ? people[done.person].name : "",
    table: t("desk-page.table", { n: done.table + 1 }),
    seat: done.seat >= 0 ? deck.seats[done.seat] : t("desk-page.seat.watch"),
    text: done.what === "inject" ? named(deck.events, done.text) : done.what === "drive" ? named(deck.personas, done.text) : done.text,
    n: done.count > 1 ? done.count : Number(done.text) || 0,
  };
  if (done.what === "stage") return t("desk-page.log.stage", { text: t(`desk-page.stage.${done.text}`) });
  if (done.what === "sit") return t(done.count > 1 ? "desk-page.log.sits" : done.table < 0 ? "desk-page.log.unseat" : "desk-page.log.sit", said);
  if (done.what === "drive" && !done.text) return t("desk-page.log.drive-back", said);
  if (done.what === "note") return t(`desk-page.log.note-${done.person >= 0 ? "person" : done.table >= 0 ? "table" : "all"}`, said);
  if (done.what === "end" && done.table < 0) return t("desk-page.log.end-all");
  return t(`desk-page.log.${done.what}${SWITCHES.has(done.what) ? `-${done.text}` : ""}`, said);
}

export function log(line) {
  const rows = gathered(line.sections.log).reverse();
  const all = kept("whole-log", false);
  return part("log", t("desk-page.log"),
    h("p", { class: "note" }, t("desk-page.log.note")),
    !rows.length && h("p", {}, t("desk-page.log.none")),
    h("ol", { class: "plain log" }, (all ? rows : rows.slice(0, FEW)).map((done, n) =>
      h("li", { key: String(rows.length - n) }, h("span", { class: "stamp" }, stamp(done.at)), " ", sentence(line, done)))),
    rows.length > FEW && h("button", { type: "button", class: "quiet", on: { click: () => { keep("whole-log", !all); redraw(); } } },
      t(all ? "desk-page.log.fewer" : "desk-page.log.all", { n: number(rows.length) })));
}
