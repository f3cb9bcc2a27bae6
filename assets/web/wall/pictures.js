// Pictures on white as on paper, one after the other: their colours are made for that.

import { h } from "/web/dom.js";
import { parts } from "/web/wall/markup.js";
import { t } from "/web/words.js";

const LEAST = 0.6; // Of the usual size of letters, where a picture would be taller or wider than its place.

/** Make a picture's letters smaller until it has room; once for each picture and size of the window. */
export function fit() {
  const body = document.querySelector(".debrief .paper-body");
  if (!body || body.fitted === `${innerWidth} ${innerHeight}`) return;
  body.fitted = `${innerWidth} ${innerHeight}`;
  for (let size = 1; size >= LEAST; size -= 0.05) {
    body.style.setProperty("--fit", String(size));
    if (body.scrollHeight <= body.clientHeight && [...body.querySelectorAll(".across")].every((one) => one.scrollWidth <= one.clientWidth)) return;
  }
}

/** Picture `at`, the first being 1, of all `slides`; `turn` goes on by so many, before the first one to the question. */
export function paper(slides, at, turn) {
  const { title, html } = slides[at - 1];
  const button = (by, name, sign) => h("button", { key: name, type: "button", "aria-label": t(`wall.slide.${name}`), disabled: at + by > slides.length, on: { click: () => turn(by) } }, h("span", { "aria-hidden": "true" }, sign));
  return h("section", { key: "paper", class: "paper", "aria-labelledby": "paper-h" },
    h("div", { key: "head", class: "row apart" },
      h("h2", { id: "paper-h" }, title),
      h("div", { key: "turn", class: "row paper-turn" },
        button(-1, at > 1 ? "back" : "question", "◀"), h("span", { key: "place", role: "status" }, t("wall.slide.place", { n: at, of: slides.length })), button(1, "on", "▶"))),
    h("div", { key: `slide-${at}-${title}`, class: "paper-body", tabindex: "0", role: "group", "aria-labelledby": "paper-h" }, parts(html)));
}

/** The button that brings the first picture; `what` names it. */
export const show = (what, slides, turn) => slides.length > 0 && h("p", { key: "show", class: "show" },
  h("button", { type: "button", on: { click: () => turn(1) } }, t(what, { n: slides.length }), h("span", { "aria-hidden": "true" }, " ▶")));
