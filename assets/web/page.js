// What every page has in common: one place that draws, the language, and how the line is.

import { h, patch } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { language, speak, t } from "/web/words.js";

let drawing = null;

/** Elements around what has the focus, the nearest first. */
function around() {
  const found = [];
  for (let node = document.activeElement; node && node !== document.body; node = node.parentElement) found.push(node);
  return found.slice(1);
}

/** What had the focus is gone: it goes to the nearest group or part around it that stays, or to that one's heading. */
function rescue(stayed) {
  if (document.activeElement !== document.body) return;
  for (const node of stayed) {
    const place = node.isConnected && (node.matches("[tabindex]") ? node : node.querySelector(":scope > [tabindex]"));
    if (place) {
      place.focus({ preventScroll: true });
      return;
    }
  }
}

/** Draw the page from now on with this function: it returns a list of elements. Drawn once however often it is asked
 *  for in one turn. */
export function shown(make) {
  let asked = false;
  drawing = () => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      const focused = around();
      patch(document.getElementById("page"), make());
      rescue(focused);
    });
  };
  drawing();
}

/** Something changed: draw again. */
export const redraw = () => drawing && drawing();

/** Speak the language kept on this device, else the one that the page came in. Tries again until the server answers. */
export async function begin() {
  const wanted = kept("language") || document.documentElement.dataset.language;
  for (let wait = 500; ; wait = Math.min(8000, wait * 2)) {
    try {
      await speak(wanted);
      break;
    } catch {
      await new Promise((done) => setTimeout(done, wait));
    }
  }
  document.title = t("page.title");
  sized(kept("size", 0));
}

export const SIZES = [-1, 0, 1, 2, 3];

/** Write larger or smaller from now on, on this device. */
export function sized(size) {
  keep("size", size);
  document.documentElement.dataset.size = String(size);
}

/** Read on in the other language, and tell `told` which. */
export async function turn(told = () => {}) {
  const other = language() === "en" ? "fr" : "en";
  try {
    await speak(other);
  } catch {
    return; // The page says already that it has no connection.
  }
  keep("language", other);
  document.title = t("page.title");
  told(other);
  redraw();
}

/** The button for the other language; its own name is written in that language. */
export const otherLanguage = (told) =>
  h("button", { class: "quiet", lang: language() === "en" ? "fr-CA" : "en-CA", type: "button", on: { click: () => turn(told) } }, t("page.language"));

/** How the line is, as a sign and in words; a screen reader is told when it changes. `anew`: what to do when the
 *  lesson does not know this page. */
export function health(line, anew) {
  const unsent = [...line.waiting.values()].length;
  const open = line.state === "open";
  const words = t(`page.line.${line.state === "closed" ? "broken" : line.state}`);
  return h("div", { key: "health", class: `health ${line.state}` },
    h("p", { role: "status" }, h("span", { class: "light", "aria-hidden": "true" }, open ? "●" : "○"), " ",
      h("span", { class: "health-words" }, words),
      !open && unsent > 0 && ` ${t("page.line.unsent", { n: unsent })}`),
    line.state === "refused" && h("div", { class: "row" },
      h("button", { type: "button", on: { click: () => line.open() } }, t("page.line.again")),
      anew && h("button", { type: "button", on: { click: anew } }, t("page.line.anew"))));
}
