// Which tables can be looked back on before all, and which one is.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { t } from "/web/words.js";

/** The tables that are over and that the teacher has revealed. */
export const told = (line) => (line.sections.tables || []).flatMap((one, at) => (one.over && one.shown ? [at] : []));

/** The table that is looked back on; -1: none can be. */
export function lookedAt(line) {
  const all = told(line);
  const wanted = kept("wall-debrief", -1);
  return all.includes(wanted) ? wanted : all.length ? all[0] : -1;
}

/** Its debrief once it is there. */
export function debriefOf(line) {
  const found = line.sections.debrief;
  return found && found.table === lookedAt(line) ? found : null;
}

/** Look back on the next of them. */
export function nextTold(line) {
  const all = told(line);
  if (all.length) keep("wall-debrief", all[(all.indexOf(lookedAt(line)) + 1) % all.length]);
}

/** A choice among them, where there are several. */
export function tellingTable(line, changed) {
  const all = told(line);
  if (all.length < 2) return null;
  return h("div", { key: "told", class: "told-table" },
    h("label", { for: "told-table" }, t("wall.tables")),
    h("select", { id: "told-table", value: String(lookedAt(line)), on: { change: (event) => { keep("wall-debrief", Number(event.target.value)); changed(); } } },
      all.map((at) => h("option", { key: String(at), value: String(at) }, String(at + 1)))));
}

/** Why there is nothing to see of a debrief yet; null where there is. */
export function notYet(line) {
  if (lookedAt(line) < 0) return h("p", { key: "not-yet", class: "note" }, t("wall.debrief.untold"));
  const found = debriefOf(line);
  if (found && found.ready) return null;
  if (!found || !found.said) return h("p", { key: "not-yet", role: "status", class: "big" }, t("wall.debrief.making"));
  return h("div", { key: "failed" },
    h("p", { role: "alert", class: "said" }, found.said),
    h("button", { type: "button", on: { click: () => line.ask("debrief", { table: lookedAt(line) }) } }, t("wall.debrief.again")));
}
