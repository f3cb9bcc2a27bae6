// The page of somebody in the lesson: what it shows, by where the lesson stands and which part is open.

import { h } from "/web/dom.js";
import { joining } from "/web/joining.js";
import { keep, kept } from "/web/kept.js";
import { Line } from "/web/line.js";
import { begin, health, otherLanguage, redraw, shown } from "/web/page.js";
import { t } from "/web/words.js";
import { border } from "/web/border/border.js";
import { now } from "/web/now/now.js";
import { programs } from "/web/programs/programs.js";
import { room } from "/web/room/room.js";
import { talks } from "/web/talks/talks.js";

let line = null;

/** Parts of the game's page: a function of the line each; `now` says what is to be done. */
const PARTS = { now, border, programs, talks, room };

function arrived(secret) {
  line = new Line({ secret, form: "words" }, "unsent", redraw);
  redraw();
}

function anew() {
  line.close();
  line = null;
  keep("secret", null);
  keep("unsent", null);
  redraw();
}

/** Open a part of the page; others call it to lead the reader on. */
export function go(part) {
  keep("part", part);
  redraw();
  scrollTo(0, 0);
}

function tabs(open) {
  return h("nav", { key: "tabs", class: "tabs", "aria-label": t("page.parts") },
    Object.keys(PARTS).map((part) =>
      h("button", { key: part, type: "button", "aria-current": part === open ? "page" : null, on: { click: () => go(part) } }, t(`page.part.${part}`))));
}

function page() {
  if (!line) return [joining(arrived)];
  const open = kept("part", "now");
  const seated = line.sections.me && line.sections.me.table >= 0;
  return [
    h("a", { key: "skip", class: "skip", href: "#main" }, t("page.skip")),
    h("header", { key: "top", class: "top" }, health(line, anew), otherLanguage((language) => line.ask("speak", { language }))),
    h("main", { key: "main", id: "main", tabindex: "-1" }, line.sections.me && (seated ? PARTS[open](line) : now(line))),
    seated && tabs(open),
  ];
}

// A link that gives a place holds its secret after the #, where no server and no log sees it.
if (location.hash.length > 1) {
  keep("secret", location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
await begin();
if (kept("secret")) arrived(kept("secret"));
shown(page);
