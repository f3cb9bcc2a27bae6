// The projector's page: for a room to read from its last row. It is turned by keys and by the controls below; it takes
// no orders and shows nothing that not everybody may know.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { Line } from "/web/line.js";
import { nextPart } from "/web/map/map.js";
import { begin, health, redraw, shown, turn } from "/web/page.js";
import { language, t } from "/web/words.js";
import { banner, hideBanner } from "/web/wall/banner.js";
import { compare, several, turnCompared } from "/web/wall/compare.js";
import { debrief, inSteps, step, turnSlide } from "/web/wall/debrief.js";
import { joining } from "/web/wall/joining.js";
import { stage, stageOf } from "/web/wall/stages.js";
import { oneTable } from "/web/wall/table.js";
import { tables } from "/web/wall/tables.js";
import { lookedAt, nextTold } from "/web/wall/told.js";
import { whatIf } from "/web/wall/whatif.js";

const FOLLOW = "lesson"; // The page that the lesson's stage asks for.
const LATE = ["debrief", "ticket", "over"]; // Stages in which nobody comes in any more.
let line = null;
const BACK = ["debrief", "what-if"]; // Pages that look back on a table.
let asking = false;
let refused = ""; // The last look back that was refused: it is not asked for again before something changed.

function changed() {
  agree();
  redraw();
}

/** What can be shown, in the order in which the arrows turn: by number, a table. */
function leaves() {
  const count = (line.sections.tables || []).length;
  return [FOLLOW, "join", "tables", ...Array.from({ length: count }, (_, at) => at), "debrief", ...(several(line) ? ["compare"] : []), "what-if"];
}

const wanted = () => {
  const leaf = kept("wall-leaf", FOLLOW);
  return leaves().includes(leaf) || !line.sections.tables ? leaf : FOLLOW;
};

/** The leaf that is shown: where the lesson leads, or what somebody turned to. */
function leaf() {
  const found = wanted();
  if (found !== FOLLOW) return found;
  const at = stageOf(line);
  if (at === "gathering") return "join";
  if (at !== "playing") return LATE.includes(at) ? "debrief" : "stage";
  return (line.sections.tables || []).length === 1 ? 0 : "tables";
}

function open(to) {
  keep("wall-leaf", to);
  changed();
}

/** Turn the page. The way in is not put up by chance in a debrief; it is there when it is asked for. */
function turned(by) {
  const late = LATE.includes(stageOf(line));
  const all = leaves().filter((one) => !late || one !== "join");
  const at = all.indexOf(wanted());
  open(at < 0 ? FOLLOW : all[(at + by + all.length) % all.length]);
}

/** Let the server show what this page wants: after a turn, and after the server began anew. */
async function agree() {
  const look = line && line.sections.look;
  if (!look || asking || line.state !== "open") return;
  const table = typeof leaf() === "number" ? leaf() : -1;
  const turn = look.table !== table || look.language !== language();
  const back = turn ? null : lookBack();
  if (!turn && !back) return;
  asking = true;
  const reply = turn ? await line.ask("look", { table, language: language() }) : await line.ask(...back);
  asking = false;
  if (!reply.ok && turn) keep("wall-leaf", FOLLOW);
  else if (!reply.ok) refused = mark();
  changed();
}

const mark = () => `${lookedAt(line)} ${line.at.tables}`;

/** What the server is still to be asked for of what this page looks back on, and with what; null: nothing. */
function lookBack() {
  const { debrief, compared } = line.sections;
  if (refused === mark()) return null;
  if (leaf() === "compare") return compared ? null : ["compare", {}];
  if (compared) return ["compare", { on: 0 }];
  if (!BACK.includes(leaf()) || lookedAt(line) < 0) return null;
  return debrief && debrief.table === lookedAt(line) ? null : ["debrief", { table: lookedAt(line) }];
}

const otherLanguage = async () => {
  await turn();
  changed();
};

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

const KEYS = {
  ArrowRight: () => turned(1), PageDown: () => turned(1), ArrowLeft: () => turned(-1), PageUp: () => turned(-1),
  Home: () => open(FOLLOW),
  j: () => open("join"), a: () => open("tables"), 0: () => open("tables"), d: () => open("debrief"), c: () => several(line) && open("compare"), w: () => open("what-if"),
  l: otherLanguage, m: () => nextPart(line.sections.crossings || []), f: fullScreen, Escape: () => hideBanner(line),
};

function otherTold() {
  nextTold(line);
  changed();
}

/** Keys of the debrief alone: elsewhere arrows scroll. */
const OF_DEBRIEF = { n: () => turnSlide(line, 1), p: () => turnSlide(line, -1), t: otherTold };
const OF_TABLES = { n: () => turnCompared(line, 1), p: () => turnCompared(line, -1) };
const STEPS = { ArrowUp: () => step(-1), ArrowDown: () => step(1) };

/** What a key does now; nothing for keys that move the table of the debrief while it has the focus. */
function meant(key, target) {
  if (key.length > 1 && key !== "Escape" && target.closest(".ending, .paper")) return undefined;
  const found = { ...KEYS, ...(BACK.includes(leaf()) ? OF_DEBRIEF : leaf() === "compare" ? OF_TABLES : {}), ...(leaf() === "debrief" && inSteps(line) ? STEPS : {}) };
  return Object.hasOwn(found, key) ? found[key] : undefined;
}

function pressed(event) {
  if (!line || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input, textarea")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const table = /^[1-9]$/.test(key) && Number(key) - 1;
  const does = meant(key, event.target);
  if (table !== false && leaves().includes(table)) open(table);
  else if (does) does();
  else return;
  event.preventDefault();
}

const nameOf = (one) => (typeof one === "number" ? t("wall.table", { n: one + 1 }) : t(`wall.leaf.${one}`));

function controls() {
  const now = wanted();
  return h("footer", { key: "foot", class: "wall-foot" },
    h("nav", { class: "row", "aria-label": t("wall.controls") },
      h("button", { key: "back", type: "button", "aria-label": t("wall.back"), on: { click: () => turned(-1) } }, h("span", { "aria-hidden": "true" }, "◀")),
      h("label", { key: "name", class: "hidden-text", for: "leaf" }, t("wall.shown")),
      h("select", { key: "leaf", id: "leaf", value: String(now), on: { change: (event) => open(leaves().find((one) => String(one) === event.target.value)) } },
        leaves().map((one) => h("option", { key: String(one), value: String(one) }, nameOf(one)))),
      h("button", { key: "on", type: "button", "aria-label": t("wall.on"), on: { click: () => turned(1) } }, h("span", { "aria-hidden": "true" }, "▶")),
      h("button", { key: "language", type: "button", lang: language() === "en" ? "fr-CA" : "en-CA", on: { click: otherLanguage } }, t("page.language")),
      h("button", { key: "full", type: "button", on: { click: fullScreen } }, t("wall.full")),
      typeof leaf() === "number" && h("button", { key: "part", type: "button", on: { click: () => nextPart(line.sections.crossings || []) } }, t("wall.part"))),
    h("details", { class: "wall-keys" }, h("summary", {}, t("wall.keys")), h("p", {}, t("wall.keys-are"))),
    health(line));
}

function page() {
  if (!line) return [h("main", { key: "none", class: "narrow" }, h("h1", {}, t("wall.no-secret")), h("p", {}, t("wall.no-secret-how")))];
  const found = leaf();
  const ready = Boolean(line.sections.tables);
  const body = !ready ? h("p", { class: "big" }, t("page.line.opening"))
    : found === "join" ? joining(line)
    : found === "tables" ? tables(line, open)
    : found === "debrief" ? debrief(line, changed, open)
    : found === "compare" ? compare(line)
    : found === "what-if" ? whatIf(line, changed)
    : found === "stage" ? stage(line)
    : oneTable(line, found);
  return [h("main", { key: `leaf-${found}`, id: "main", class: `wall-page ${typeof found === "number" ? "one" : `leaf-${found}`}` }, body), banner(line), controls()];
}

if (location.hash.length > 1) {
  keep("wall-secret", location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
await begin();
if (kept("wall-secret")) line = new Line({ secret: kept("wall-secret"), language: language() }, "wall-unsent", changed);
addEventListener("keydown", pressed);
// Clocks go on between two words of the server.
setInterval(() => document.visibilityState === "visible" && redraw(), 1000);
shown(page);
