// A word of the teacher: to everybody, to a table, or to one person.

import { h } from "/web/dom.js";
import { cameOf, send } from "/web/pieces.js";
import { asked, draft, taken, write } from "/web/seat.js";
import { t } from "/web/words.js";

/** A field and its button; what was typed stays until it was taken. `to` is { table } or { who } or {}. */
export function say(line, place, label, to) {
  const name = `word-${place}`;
  const text = draft(name, "");
  const go = async () => {
    if (await asked(line, name, "note", { text, ...to }, t("desk-page.say.done"))) taken(name, text);
  };
  return h("form", { key: name, class: "say", on: { submit: (event) => { event.preventDefault(); go(); } } },
    h("label", { for: name }, label),
    h("div", { class: "row copied" },
      h("input", { id: name, type: "text", maxlength: 600, value: text, autocomplete: "off", on: { input: (event) => write(name, event.target.value) } }),
      send(name, t("desk-page.say"), go)),
    cameOf(name));
}
