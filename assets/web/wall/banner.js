// What the teacher said to all stands above everything until it is put away.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { t } from "/web/words.js";

const GONE = "wall-words-gone"; // How many of the teacher's words have been put away.

/** The last of them, where it was not. */
export function banner(line) {
  const words = line.sections.words || [];
  const last = words.length > kept(GONE, 0) ? words[words.length - 1] : "";
  return h("div", { key: "banner", role: "status", class: "banner-place" },
    last && h("div", { class: "banner" },
      h("p", {}, h("span", { class: "hidden-text" }, t("wall.teacher"), " "), last),
      h("button", { type: "button", "aria-label": t("wall.hide"), on: { click: () => hideBanner(line) } }, h("span", { "aria-hidden": "true" }, "✕"))));
}

export function hideBanner(line) {
  keep(GONE, (line.sections.words || []).length);
  redraw();
}
