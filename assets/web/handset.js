// The page of somebody in the lesson.

import { h } from "/web/dom.js";
import { joining } from "/web/joining.js";
import { keep, kept } from "/web/kept.js";
import { Line } from "/web/line.js";
import { begin, health, otherLanguage, redraw, shown } from "/web/page.js";

let line = null;

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

function page() {
  if (!line) return [joining(arrived)];
  return [h("main", { key: "main", class: "narrow" },
    health(line, anew),
    otherLanguage((language) => line.ask("speak", { language })),
    h("pre", {}, JSON.stringify(line.sections, null, 1)))];
}

// A link that gives a place holds its secret after the #, where no server and no log sees it.
if (location.hash.length > 1) {
  keep("secret", location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
await begin();
if (kept("secret")) arrived(kept("secret"));
shown(page);
