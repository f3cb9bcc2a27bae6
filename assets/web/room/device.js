// What concerns this device alone: text size, language, leaving.

import { h } from "/web/dom.js";
import { kept } from "/web/kept.js";
import { otherLanguage, redraw, sized, SIZES } from "/web/page.js";
import { focusOn } from "/web/parts.js";
import { part } from "/web/pieces.js";
import { t } from "/web/words.js";

const PERCENT = { "-1": 90, 0: 100, 1: 115, 2: 130, 3: 150 };
let sure = false;

/** Settings, and the way out; `anew` makes the device forget. */
export function device(line, anew) {
  const size = kept("size", 0);
  const step = (by) => {
    if (SIZES.includes(size + by)) sized(size + by);
    redraw();
  };
  const ask = (value) => {
    sure = value;
    redraw();
    focusOn(sure ? "leave-sure" : "leave");
  };
  return part("device", t("page.device.title"),
    h("div", { class: "row", role: "group", "aria-label": t("page.device.size") },
      h("span", { class: "strong" }, t("page.device.size")),
      h("button", { type: "button", "aria-disabled": SIZES.includes(size - 1) ? null : "true", on: { click: () => step(-1) } }, t("page.device.smaller")),
      h("span", { role: "status" }, t("page.device.percent", { n: PERCENT[size] })),
      h("button", { type: "button", "aria-disabled": SIZES.includes(size + 1) ? null : "true", on: { click: () => step(1) } }, t("page.device.larger"))),
    h("div", { class: "row" }, h("span", { class: "strong" }, t("page.device.language")), otherLanguage((language) => line.ask("speak", { language }))),
    sure
      ? h("div", { key: "sure", class: "said warn", role: "group", id: "leave-sure", tabindex: "-1", "aria-labelledby": "leave-why" },
          h("p", { id: "leave-why" }, t("page.device.sure"), line.waiting.size > 0 && ` ${t("page.line.unsent", { n: line.waiting.size })}`),
          h("div", { class: "row" },
            h("button", { type: "button", on: { click: anew } }, t("page.device.yes")),
            h("button", { type: "button", on: { click: () => ask(false) } }, t("page.no"))))
      : h("button", { key: "leave", id: "leave", type: "button", on: { click: () => ask(true) } }, t("page.device.leave")));
}

