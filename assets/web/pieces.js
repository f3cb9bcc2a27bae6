// Pieces that pages are made of.

import { h } from "/web/dom.js";
import { outcome, waits } from "/web/seat.js";
import { t } from "/web/words.js";

/** A button that sends something from a place. While it is on its way, or where it is `disabled`, it does nothing but
 *  keeps the focus: a reader with a keyboard stays where they are. */
export function send(place, text, go, { disabled = false, ...more } = {}) {
  const busy = waits(place);
  const off = busy || disabled;
  return h("button", {
    type: "button", ...more, "aria-disabled": off ? "true" : null,
    on: { click: () => !off && go() },
  }, busy ? t("page.seat.sending") : text);
}

/** What came of the last thing sent from a place; a screen reader is told. */
export function cameOf(place) {
  const found = outcome(place);
  return h("div", { key: `came-${place}`, role: "status" }, found && h("p", { class: `said ${found.ok ? "good" : ""}` }, found.text));
}

/** A part of the page with its heading. */
export const part = (id, heading, ...kids) =>
  h("section", { key: id, class: "card", "aria-labelledby": `${id}-h` }, h("h2", { id: `${id}-h`, tabindex: "-1" }, heading), ...kids);

/** A text field of a draft: label, note, and the input or (lines) the area. */
export function field(id, label, value, changed, { note = "", lines = 0, most = 600, ...more } = {}) {
  return h("div", { key: id, class: "field" },
    h("label", { for: id }, label),
    h(lines ? "textarea" : "input", {
      id, type: lines ? null : "text", rows: lines || null, maxlength: most, value, "aria-describedby": note ? `${id}-note` : null, ...more,
      on: { input: (event) => changed(event.target.value) },
    }),
    note && h("p", { class: "note", id: `${id}-note` }, note));
}

/** A choice from a list: choices are [value, text]. */
export function choice(id, label, value, choices, changed, more = {}) {
  return h("div", { key: id, class: "field" },
    h("label", { for: id }, label),
    h("select", { id, value: String(value), ...more, on: { change: (event) => changed(event.target.value) } },
      choices.map(([one, text]) => h("option", { key: String(one), value: String(one) }, text))));
}

/** What a card or a choice moves (arrows and a name each), and whom it pleases or angers. */
export const moves = (moved, pleased) =>
  h("ul", { class: "plain tags" },
    moved.map(([mark, name, more]) => h("li", { key: `${mark}${name}`, class: "badge", title: more || null }, `${mark} ${name}`)),
    pleased.map((text) => h("li", { key: text, class: "badge pleased" }, text)));
