// What is to be done at this moment.

import { h } from "/web/dom.js";
import { part } from "/web/pieces.js";
import { language, t } from "/web/words.js";
import { brief, foreseen, questions } from "/web/now/brief.js";
import { ending, revealed } from "/web/now/end.js";
import { events } from "/web/now/events.js";
import { notes } from "/web/now/notes.js";
import { places } from "/web/now/places.js";
import { readiness } from "/web/now/ready.js";

const OVER = ["debrief", "ticket", "over"];
const LATEST = 8;

/** The part: what the teacher says, what the moment asks for, what just happened, one's brief. */
export function now(line) {
  const { me, where, lesson } = line.sections;
  const stage = (lesson && lesson.stage) || "playing";
  const over = (where && where.part === "debrief") || OVER.includes(stage);
  if (me.seat < 0) return [notes(line), me.table >= 0 && guidance(line, stage), places(line), over && ending(line), revealed(line), latest(line)];
  if (over) return [notes(line), guidance(line, stage), ending(line), revealed(line), me.prediction && foreseen(line), brief(line, false), latest(line)];
  const before = stage !== "playing";
  const first = before || (where.part === "briefing" && line.told.every(([, round]) => round <= 1));
  return [
    notes(line), guidance(line, stage), !before && events(line), !before && readiness(line),
    first && [brief(line, true), questions(line), foreseen(line)],
    latest(line),
    !first && [brief(line, false), questions(line), foreseen(line)],
  ];
}

/** What the phase asks of a seat, if anything. */
function asked(where, told) {
  if (!where.turn && where.part !== "debrief" && where.part !== "resolution") return "page.guide.wait";
  const later = where.part === "briefing" && told.some(([, round]) => round > 1);
  return later ? "page.guide.briefing-later" : `page.guide.${where.part}`;
}

/** One sentence on what the moment asks for, and for whom the table waits. */
function guidance(line, stage) {
  const { where, me, clock } = line.sections;
  const playing = stage === "playing";
  const asks = !playing ? `page.course.${stage}` : me.seat < 0 ? "page.guide.watching" : asked(where, line.told);
  const waits = playing && !(clock.paused || clock.why) && where.waits.length > 0;
  return h("section", { key: "guide", class: `card guide ${playing && where.turn ? "mine" : ""}`, "aria-labelledby": "guide-h" },
    h("h2", { id: "guide-h", tabindex: "-1" }, playing ? where.phase : t(`page.stage.${stage}`)),
    h("p", {}, t(asks)),
    waits && h("p", { key: "waits", class: "note" }, t("page.now.waits", { names: new Intl.ListFormat(language()).format(where.waits) })));
}

/** The last things that were said at the table, the newest first. */
function latest(line) {
  const lines = line.told.slice(-LATEST).reverse();
  if (!lines.length) return null;
  return part("latest", t("page.now.latest"),
    h("ol", { class: "plain told" }, lines.map(([number, , text]) => h("li", { key: number }, text))));
}
