// The top of the page: who one is, round and phase, the clock, whose turn it is, how the line is.

import { h } from "/web/dom.js";
import { health, otherLanguage } from "/web/page.js";
import { leading } from "/web/seat.js";
import { minutes, t } from "/web/words.js";

/** Seconds that are left on this page's own clock; null where no time is set. */
function left(line) {
  const { clock, lesson } = line.sections;
  const playing = !lesson || !lesson.stage || lesson.stage === "playing";
  const [from, name] = playing ? [clock, "clock"] : [lesson, "lesson"];
  if (!from || from.left === null || from.left === undefined) return null;
  const still = playing && (clock.paused || clock.frozen);
  return Math.max(0, from.left - (still ? 0 : (Date.now() - line.at[name]) / 1000));
}

const shown = (line) => {
  const seconds = left(line);
  return seconds === null ? "" : minutes(seconds);
};

/** Let the clock go; nothing else of the page is touched. */
export function ticking(lineNow) {
  setInterval(() => {
    const line = lineNow();
    const place = line && document.getElementById("clock");
    if (place && place.firstChild) place.firstChild.data = shown(line);
  }, 1000);
}

/** The bar; `anew` leaves this page for a new beginning. */
export function bar(line, anew) {
  const { brief, where, me, lesson } = line.sections;
  const stage = lesson && lesson.stage && lesson.stage !== "playing" ? t(`page.stage.${lesson.stage}`) : "";
  return h("header", { key: "top", class: "bar" },
    h("div", { class: "bar-row" },
      h("h1", {}, brief ? brief.name : where ? t("page.bar.watching") : (me && me.name) || t("page.title")),
      h("div", { key: "turn", class: "bar-signs" }, turn(line)),
      h("p", { id: "clock", class: "clock", role: "timer", "aria-label": t("page.bar.clock") }, shown(line))),
    h("div", { class: "bar-row small" },
      h("p", { class: "bar-where" }, [where && where.round, stage || (where && where.phase), lead(line)].filter(Boolean).join(" · ")),
      h("div", { class: "bar-signs" }, h("div", { key: "line" }, health(line, anew)),
        otherLanguage((language) => line.ask("speak", { language })))),
    stopped(line));
}

/** Whose turn it is. */
function turn(line) {
  const { where, team } = line.sections;
  if (!where || !team) return null;
  return h("span", { key: "turn", class: where.turn ? "badge mine" : "badge" }, t(where.turn ? "page.bar.turn" : "page.bar.others"));
}

/** Whether one submits for the seat or proposes to its team; nothing where nobody shares it. */
function lead(line) {
  const { team } = line.sections;
  if (!team || (team.length < 2 && leading(line))) return "";
  return t(leading(line) ? "page.bar.lead" : "page.bar.propose");
}

/** Why nothing moves, where nothing does. */
function stopped(line) {
  const { clock } = line.sections;
  if (!clock || !(clock.paused || clock.why)) return null;
  return h("p", { key: "stopped", class: "said warn", role: "status" }, clock.why || t("page.bar.paused"));
}
