// The planner: minutes and heads give a plan, which is looked at before it is used.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { cameOf, part, send } from "/web/pieces.js";
import { asked } from "/web/seat.js";
import { language, minutes as clock, t } from "/web/words.js";
import { ofDay } from "/web/desk/times.js";

const USUAL = [50, 75, 90, 180];
const PARTS = ["brief", "huddle", "play", "middle", "rest", "play2", "debrief", "ticket"];
const chosen = { minutes: kept("plan-minutes", 75), heads: kept("plan-heads"), from: kept("plan-from", "") };
const AGAIN = 3000; // Milliseconds after which a plan that could not be fetched is asked for again.
let sketch = { asked: "", plan: null, said: "", gone: false }; // said: why there is none; gone: nobody answered

function choose(name, value) {
  chosen[name] = value;
  keep(`plan-${name}`, value);
  redraw();
}

/** Heads as typed, else those on the list or in the room. */
function headsOf(line) {
  const { people, roster } = line.sections;
  return chosen.heads === null ? Math.max(people.filter((one) => !one.away).length, roster.length, 1) : Number(chosen.heads);
}

/** Fetch the plan that would be made; what comes late for something else is thrown away. */
async function look(heads) {
  const wanted = new URLSearchParams({ minutes: chosen.minutes, heads, lang: language() }).toString();
  if (wanted === sketch.asked) return;
  sketch = { ...sketch, asked: wanted };
  try {
    const answer = await fetch(`/plan?${wanted}`);
    const found = answer.ok ? { plan: await answer.json(), said: "" } : { plan: null, said: await answer.text() };
    if (sketch.asked === wanted) sketch = { asked: wanted, gone: false, ...found };
  } catch {
    if (sketch.asked === wanted) sketch = { asked: wanted, plan: null, said: "", gone: true };
    setTimeout(() => forgotten(wanted), AGAIN);
  }
  redraw();
}

/** What could not be fetched is asked for at the next drawing, if it is still wanted. */
function forgotten(wanted) {
  if (sketch.gone && sketch.asked === wanted) sketch = { ...sketch, asked: "" };
  redraw();
}

/** Parts of a plan in their order: [name, minutes]; playing is in two halves when there is a break. */
export function partsOf(plan) {
  const half = plan.middle || plan.rest ? Math.ceil(plan.play / 2) : plan.play;
  const all = { ...plan, play: half, play2: plan.play - half };
  return PARTS.map((name) => [name, all[name]]).filter(([, length]) => length > 0);
}

function beginning() {
  const [hour, minute] = (chosen.from || "").split(":").map(Number);
  if (chosen.from) return hour * 60 + minute;
  const now = new Date();
  return Math.ceil((now.getHours() * 60 + now.getMinutes()) / 5) * 5;
}

function drawn(plan) {
  let at = beginning();
  const rows = partsOf(plan).map(([name, length]) => {
    const row = { name, length, from: ofDay(at), to: ofDay(at + length) };
    at += length;
    return row;
  });
  const kind = (name) => `part-${name === "play2" ? "play" : name}`;
  return [
    h("div", { key: "bar", class: "bar", "aria-hidden": "true" }, rows.map((row) =>
      h("div", { key: row.name, class: `slice ${kind(row.name)}`, style: { "flex-grow": String(row.length) } }, String(row.length)))),
    h("table", { key: "times", class: "times" },
      h("caption", { class: "hidden-text" }, t("desk-page.plan.parts")),
      h("thead", {}, h("tr", {}, ["time", "part", "length"].map((column) => h("th", { scope: "col", key: column }, t(`desk-page.plan.${column}`))))),
      h("tbody", {}, rows.map((row) => h("tr", { key: row.name },
        h("td", { class: "when" }, h("span", {}, row.from), " – ", h("span", {}, row.to)),
        h("th", { scope: "row" }, h("span", { class: `swatch ${kind(row.name)}`, "aria-hidden": "true" }), t(`desk-page.plan.${row.name}`)),
        h("td", { class: "number" }, t("desk-page.minutes", { n: row.length })))))),
    h("p", { key: "kept", class: "said good" }, t("desk-page.plan.kept", { n: plan.debrief + plan.ticket + plan.middle, all: plan.minutes })),
  ];
}

function lengths(plan, deck) {
  return h("dl", { key: "facts", class: "facts" },
    [["tables", plan.tables], ["rounds", plan.rounds], ["seats", deck.seats.length]].map(([name, n]) =>
      h("div", { key: name }, h("dt", {}, t(`desk-page.plan.${name}`)), h("dd", {}, String(n)))),
    plan.phases.map(([phase, seconds]) => h("div", { key: phase }, h("dt", {}, deck.phases[phase]), h("dd", {}, clock(seconds)))));
}

/** Enter the plan, then open the tables that it needs and that are not there. */
async function use(line, heads) {
  const all = sketch.plan.tables;
  const enough = all <= line.sections.wall.length;
  const done = enough ? t("desk-page.plan.ready", { n: line.sections.wall.length }) : "";
  if (await asked(line, "plan", "plan", { minutes: Number(chosen.minutes), heads }, done)) await openUpTo(line, all);
}

async function openUpTo(line, all) {
  for (let n = line.sections.wall.length + 1; n <= all; n += 1) {
    if (!(await asked(line, "plan", "table", {}, n === all ? t("desk-page.plan.ready", { n }) : ""))) return;
  }
}

/** The card of the planner. */
export function planner(line) {
  const { plan, wall, deck } = line.sections;
  const heads = headsOf(line);
  look(heads);
  const own = !USUAL.includes(Number(chosen.minutes)) || chosen.own;
  return part("planner", t("desk-page.plan"),
    h("p", {}, t("desk-page.plan.scenario", { title: deck.title })),
    h("fieldset", {}, h("legend", {}, t("desk-page.plan.minutes")),
      h("div", { class: "row" }, USUAL.map((n) =>
        h("button", { key: String(n), type: "button", "aria-pressed": !own && Number(chosen.minutes) === n ? "true" : "false", on: { click: () => { chosen.own = false; choose("minutes", n); } } }, String(n))),
        h("label", { class: "beside", for: "own-minutes" }, t("desk-page.plan.own"),
          h("input", { id: "own-minutes", type: "number", class: "short", min: 30, max: 300, value: String(chosen.minutes), on: { input: (event) => { chosen.own = true; choose("minutes", event.target.value); } } })))),
    h("div", { class: "row" },
      h("label", { class: "beside", for: "heads" }, t("desk-page.plan.heads"),
        h("input", { id: "heads", type: "number", class: "short", min: 1, max: 400, value: chosen.heads === null ? String(heads) : chosen.heads, on: { input: (event) => choose("heads", event.target.value) } })),
      h("label", { class: "beside", for: "from" }, t("desk-page.plan.from"),
        h("input", { id: "from", type: "time", class: "short", value: chosen.from, on: { input: (event) => choose("from", event.target.value) } }))),
    h("div", { key: "sketch" }, (sketch.gone || sketch.said) && h("p", { class: "said", role: "alert" }, sketch.gone ? t("desk-page.unreachable") : sketch.said), sketch.plan && [drawn(sketch.plan), lengths(sketch.plan, deck)]),
    h("div", { class: "row" },
      send("plan", t("desk-page.plan.use"), () => use(line, heads), { class: "first", id: "use-plan", disabled: !sketch.plan }),
      plan && plan.tables > wall.length && send("plan", t("desk-page.plan.open", { n: plan.tables - wall.length }), () => openUpTo(line, plan.tables))),
    cameOf("plan"),
    h("p", { class: "note" }, plan ? t("desk-page.plan.now", { minutes: plan.minutes, rounds: plan.rounds, tables: wall.length }) : t("desk-page.plan.none", { tables: wall.length })));
}
