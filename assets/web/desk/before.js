// Before the class: the plan, the way in, and what to know about the laptop.

import { h } from "/web/dom.js";
import { part } from "/web/pieces.js";
import { t } from "/web/words.js";
import { joining } from "/web/desk/joining.js";
import { planner } from "/web/desk/planner.js";

export const before = (line) => [
  h("div", { key: "left", class: "column" }, planner(line)),
  h("div", { key: "right", class: "column" }, joining(line), laptop(line)),
];

function laptop(line) {
  return part("laptop", t("desk-page.laptop"),
    h("ul", {},
      ["kept", "sleep", "dies", "page"].map((one) => h("li", { key: one }, t(`desk-page.laptop.${one}`)))),
    h("p", {}, h("code", { class: "command" }, `border host --resume ${line.sections.deck.folder}`)));
}
