// Orders to several tables: one after the other, no faster than the server takes them, and what came of them.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { language, t } from "/web/words.js";

const APART = 60; // Milliseconds between two orders: the server takes twenty a second.
const reports = new Map(); // by place: { done, all, refused: [text], over, spoken }

/** The same order to each of these tables. `data` is one for all, or a function of the table. */
export async function orderEach(line, place, ask, tables, data = {}) {
  const found = { done: 0, all: tables.length, refused: [], over: false, spoken: language() };
  if (busy(place)) return;
  reports.set(place, found);
  for (const table of tables) {
    redraw();
    const reply = await line.ask(ask, { table, ...(typeof data === "function" ? data(table) : data) });
    if (reply.ok) found.done += 1;
    else found.refused.push(t("desk-page.each.refused", { table: table + 1, text: reply.text }));
    await new Promise((later) => setTimeout(later, APART));
  }
  found.over = true;
  redraw();
}

const busy = (place) => reports.has(place) && !reports.get(place).over;

/** What came of the orders from a place; a screen reader is told when all are answered. */
export function eachCameOf(place) {
  const found = reports.get(place);
  // Tables refuse in the language that was spoken then.
  const refused = found && found.spoken === language() ? found.refused : [];
  return h("div", { key: `each-${place}`, role: "status" },
    found && !found.over && h("p", { class: "note" }, t("desk-page.each.going")),
    found && found.over && h("div", { class: `said ${found.refused.length ? "warn" : "good"}` },
      h("p", {}, t("desk-page.each.done", { n: found.done, all: found.all })),
      refused.length > 0 && h("ul", {}, refused.map((text) => h("li", {}, text)))));
}
