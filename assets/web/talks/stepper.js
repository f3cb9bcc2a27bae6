// A number with a button on either side: moved in steps, or typed exactly.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { number, t } from "/web/words.js";

const typing = new Map(); // by id: what is being typed, which need not be a number yet

/** value is whole; `unit` of it make one of what is written ("1.5" is 15 in tenths). Bounds are those of the value. */
export function stepper(id, label, value, changed, { low, high, step, unit = 1, decimals = 0, note = "" }) {
  const shown = typing.has(id) ? typing.get(id) : number(value / unit, value % unit ? decimals : 0).replace(/[\u00a0,](?=\d{3})/g, "");
  const to = (next) => {
    typing.delete(id);
    changed(Math.max(low, Math.min(high, next)));
  };
  const typed = (text) => {
    typing.set(id, text);
    const read = Math.round(Number(text.trim().replace(",", ".")) * unit);
    if (text.trim() && Number.isFinite(read) && read >= low && read <= high) changed(read);
    else redraw();
  };
  const wrong = typing.has(id) && Math.round(Number(shown.trim().replace(",", ".")) * unit) !== value;
  const button = (by, sign, word) => h("button", { type: "button", "aria-label": `${label}: ${t(word)}`, disabled: by < 0 ? value <= low : value >= high, on: { click: () => to(stepped(value, by, step)) } }, sign);
  return h("div", { key: id, class: "field" },
    h("label", { for: id }, label),
    h("div", { class: "stepper" },
      button(-1, "−", "page.talks.less"),
      h("input", {
        id, type: "text", inputmode: unit > 1 ? "decimal" : "numeric", autocomplete: "off", value: shown, "aria-describedby": note ? `${id}-note` : null, "aria-invalid": wrong ? "true" : null,
        on: { input: (event) => typed(event.target.value), change: () => { typing.delete(id); redraw(); } },
      }),
      button(1, "+", "page.talks.more")),
    note && h("p", { class: "note", id: `${id}-note` }, note));
}

/** The next number of the row of steps, up or down. */
const stepped = (value, by, step) => (by > 0 ? Math.floor(value / step) + 1 : Math.ceil(value / step) - 1) * step;
