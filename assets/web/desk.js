// The teacher's desk: what goes on in the class is always on top, the parts of the page below it.

import { h } from "/web/dom.js";
import { forget, keep, kept } from "/web/kept.js";
import { Line } from "/web/line.js";
import { begin, health, otherLanguage, redraw, shown } from "/web/page.js";
import { field } from "/web/pieces.js";
import { draft, write } from "/web/seat.js";
import { language, t } from "/web/words.js";
import { after } from "/web/desk/after.js";
import { asking } from "/web/desk/ask.js";
import { before } from "/web/desk/before.js";
import { course } from "/web/desk/course.js";
import { people } from "/web/desk/people.js";
import { tables } from "/web/desk/tables.js";

const PARTS = { before, people, tables, after };
let line = null;

function arrived(secret) {
  line = new Line({ secret, language: language() }, "unsent-orders", redraw);
  redraw();
}

/** Leave the desk: this device forgets it, and the page begins anew. */
function leave() {
  line.close();
  forget(["language", "size"]);
  location.reload();
}

/** Everything is told anew in the other language. */
function spoken(other) {
  if (!line) return;
  line.hello.language = other;
  line.again();
  line.open();
}

function go(part) {
  keep("desk-part", part);
  redraw();
  scrollTo(0, 0);
}

function parts(open) {
  return h("nav", { key: "parts", class: "desk-parts", "aria-label": t("page.parts") },
    Object.keys(PARTS).map((part) =>
      h("button", { key: part, type: "button", "aria-current": part === open ? "page" : null, on: { click: () => go(part) } }, t(`desk-page.part.${part}`))));
}

/** Without the secret: what this page is, and a field for the link that has it. */
function locked() {
  const link = draft("desk-link", "");
  const open = () => {
    const secret = link.trim().split("#").pop();
    if (!secret) return;
    write("desk-link", null);
    keep("teacher", secret);
    arrived(secret);
  };
  return h("main", { key: "locked", class: "narrow" },
    h("div", { class: "row apart" }, h("p", { class: "wordmark" }, t("page.title")), otherLanguage()),
    h("h1", {}, t("desk-page.title")),
    h("form", { class: "card", on: { submit: (event) => { event.preventDefault(); open(); } } },
      h("p", {}, t("desk-page.locked")),
      field("desk-link", t("desk-page.locked.link"), link, (value) => write("desk-link", value), { autocomplete: "off", spellcheck: "false" }),
      h("button", { class: "first", type: "submit" }, t("desk-page.locked.open"))));
}

function page() {
  document.title = `${t("desk-page.title")} · ${t("page.title")}`;
  if (!line) return [locked()];
  const told = line.sections.deck && line.sections.wall;
  const open = kept("desk-part", "before");
  return [
    h("a", { key: "skip", class: "skip", href: "#main" }, t("page.skip")),
    h("header", { key: "top", class: "desk-top" },
      h("div", { class: "row apart" },
        h("h1", {}, t("desk-page.title"), told && h("span", { class: "note" }, ` ${line.sections.deck.title}`)),
        h("div", { class: "row" }, health(line, leave), otherLanguage(spoken))),
      told && course(line),
      told && parts(open)),
    h("main", { key: "main", id: "main", tabindex: "-1", class: "desk" }, told && h("div", { key: open, class: `desk-${open}` }, PARTS[open](line))),
    asking(),
  ].filter(Boolean);
}

// The link holds the secret after the #, where no server and no log sees it.
if (location.hash.length > 1) {
  keep("teacher", location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
await begin();
if (kept("teacher")) arrived(kept("teacher"));
shown(page);
// Clocks go on between two words of the server.
setInterval(() => document.visibilityState === "visible" && redraw(), 1000);
