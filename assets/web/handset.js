// The page of somebody in the lesson: what it shows, by where the lesson stands and which part is open.

import { bar, ticking } from "/web/bar.js";
import { border } from "/web/border/border.js";
import { h } from "/web/dom.js";
import { icon } from "/web/icons.js";
import { joining } from "/web/joining.js";
import { forget, keep, kept } from "/web/kept.js";
import { Line } from "/web/line.js";
import { now } from "/web/now/now.js";
import { begin, redraw, shown } from "/web/page.js";
import { go, opened, visible, wide } from "/web/parts.js";
import { programs } from "/web/programs/programs.js";
import { room } from "/web/room/room.js";
import { talks, unread } from "/web/talks/talks.js";
import { listen, told } from "/web/told.js";
import { t } from "/web/words.js";

export { go };

let line = null;

/** Parts of the game's page: a function of the line each; `now` says what is to be done. */
const PARTS = { now, border, programs, talks, room };
const FOR_WATCHERS = ["now", "border", "room"];

function arrived(secret) {
  line = new Line({ secret, form: "words" }, "unsent", () => {
    listen(line);
    redraw();
  });
  redraw();
}

/** Leave this page: the device forgets who sat here and what they wrote. Loaded anew, the page forgets as well. */
function anew() {
  line.close();
  forget(["language", "size"]);
  location.reload();
}

/** The parts that the reader has: all with a seat, some when watching a table, else `now` alone. */
function partsOf({ me }) {
  if (!me || me.table < 0) return ["now"];
  return me.seat < 0 ? FOR_WATCHERS : Object.keys(PARTS);
}

/** How many things wait in a part, and what they are called. */
function waiting(part) {
  const { offers, sheets, events, me } = line.sections;
  if (part === "now") return [[(events || []).length, "page.badge.events"]];
  if (part === "room") return [[(sheets || []).filter((sheet) => sheet.by !== me.number).length, "page.badge.sheets"]];
  if (part !== "talks") return [];
  const answers = (offers || []).filter((offer) => offer.answer).length;
  return [[answers, "page.badge.answer"], [unread(line), "page.badge.unread"]];
}

function tab(part, open) {
  const found = waiting(part).filter(([n]) => n > 0);
  const n = found.reduce((sum, [one]) => sum + one, 0);
  return h("button", { key: part, type: "button", class: "tab", "aria-current": part === open ? "page" : null, on: { click: () => go(part) } },
    icon(part),
    h("span", { class: "tab-name" }, t(`page.part.${part}`)),
    n > 0 && h("span", { key: "count", class: "count", "aria-hidden": "true" }, String(n)),
    n > 0 && h("span", { key: "said", class: "hidden-text" }, ` (${found.map(([one, key]) => t(key, { n: one })).join(", ")})`));
}

function tabs(parts) {
  const open = opened(parts);
  const listed = wide() ? parts.filter((part) => part !== "now") : parts;
  return h("nav", { key: "tabs", class: "tabs", "aria-label": t("page.parts") }, listed.map((part) => tab(part, open)));
}

function page() {
  if (!line) return [joining(arrived)];
  const parts = partsOf(line.sections);
  const several = parts.length > 1;
  return [
    h("a", { key: "skip", class: "skip", href: "#main" }, t("page.skip")),
    bar(line, anew),
    told(),
    h("div", { key: "body", class: several ? "frame" : "frame alone" },
      several && tabs(parts),
      h("main", { key: "main", id: "main", tabindex: "-1", class: "columns" },
        line.sections.me && visible(parts).map((part) =>
          h("div", { key: part, id: `part-${part}`, class: `column column-${part}`, tabindex: "-1", role: "region", "aria-label": t(`page.part.${part}`) },
            PARTS[part](line, anew))))),
  ];
}

// A link that gives a place holds its secret after the #, where no server and no log sees it.
if (location.hash.length > 1) {
  keep("secret", location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
await begin();
ticking(() => line);
if (kept("secret")) arrived(kept("secret"));
shown(page);
