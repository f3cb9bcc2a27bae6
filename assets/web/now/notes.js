// What the teacher says: in front of everything until it is put away.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { t } from "/web/words.js";

const name = (note) => `${note.at}|${note.what}|${note.text}`;

/** A note in words; null for orders that need none. */
function words(note) {
  if (note.what === "note") return note.text;
  if (note.what === "extend" || note.what === "rewind") return t(`page.notes.${note.what}`, { n: Number(note.text) });
  return note.what === "swap" ? t("page.notes.swap") : null;
}

/** All notes that are not put away yet, the newest first. */
export function notes(line) {
  const away = kept("away", []);
  const fresh = (line.sections.notes || []).filter((note) => words(note) !== null && !away.includes(name(note)));
  if (!fresh.length) return null;
  const put = (note) => {
    keep("away", [...away, name(note)].slice(-200));
    redraw();
    queueMicrotask(() => document.getElementById("part-now").focus({ preventScroll: true }));
  };
  return h("section", { key: "notes", class: "notes", "aria-labelledby": "notes-h" },
    h("h2", { id: "notes-h" }, t("page.notes.title")),
    fresh.slice().reverse().map((note) =>
      h("div", { key: name(note), class: "note-of" },
        h("p", {}, note.mine && h("span", { class: "badge" }, t("page.notes.mine")), note.mine && " ", words(note)),
        h("button", { type: "button", "aria-label": t("page.notes.away-said", { text: words(note) }), on: { click: () => put(note) } }, t("page.notes.away")))));
}

