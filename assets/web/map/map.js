// The border as a map and, saying the same, as a list. Parts of it are shown near; a crossing is a number, at which a
// ring says how full it is and words how long one waits.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { picture } from "/web/map/picture.js";
import { redraw } from "/web/page.js";
import { language, t } from "/web/words.js";

const lands = {}; // by language: what the server gave, or "asked"
const size = { width: 0, height: 0, font: 16, family: "sans-serif" };
let watched = null;
let chosen = "";

const watch = new ResizeObserver(() => measured());

/** The map with its list: `line.sections.crossings` as the server tells them. `alone`: the picture without the list and
 *  the buttons, for a page that has its own; `more`: what else to say of a crossing in the list. */
export function map(line, { alone = false, more = () => null } = {}) {
  const crossings = line.sections.crossings;
  if (!crossings) return null;
  const land = landed();
  requestAnimationFrame(found);
  const open = opened(crossings);
  const near = open === "all" ? crossings : crossings.filter((one) => one.region === open);
  return h("section", { key: "map", class: `map ${alone ? "alone" : ""}`, "aria-labelledby": "map-h" },
    h("h2", { id: "map-h", class: alone ? "hidden-text" : null }, t("page.map.heading")),
    !alone && regions(crossings, open),
    h("div", { key: "picture", class: "map-picture", id: "map-picture" },
      land && size.width > 0
        ? picture(land, crossings, near, size, chosen, choose)
        : h("p", { class: "note" }, t("page.map.waiting"))),
    !alone && h("p", { key: "legend", class: "note map-legend" }, t("page.map.legend")),
    !alone && h("ol", { key: "list", class: "plain crossings" }, crossings.map((one) => item(one, more))));
}

/** The parts of the border that can be shown near, from west to east. */
const parts = (crossings) => [...new Set(crossings.map((one) => one.region))].filter(Boolean);

const named = (region) => t(`page.map.region.${region}`);

function opened(crossings) {
  const all = parts(crossings);
  const wanted = kept("map-region", "near");
  return wanted !== "all" && all.includes(wanted) ? wanted : "all";
}

/** Show the next part of the border near; after the last one all of it. */
export function nextPart(crossings) {
  const all = [...parts(crossings), "all"];
  show(all[(all.indexOf(opened(crossings)) + 1) % all.length]);
}

function show(region) {
  keep("map-region", region);
  redraw();
}

function regions(crossings, open) {
  return h("div", { key: "regions", class: "row map-regions", role: "group", "aria-label": t("page.map.regions") },
    [...parts(crossings), "all"].map((region) =>
      h("button", { key: region, type: "button", "aria-pressed": region === open ? "true" : "false", on: { click: () => show(region) } }, named(region))));
}

/** Somebody points to a crossing on the map or in the list: it is shown in both. */
function choose(crossing) {
  chosen = chosen === crossing.id ? "" : crossing.id;
  const open = kept("map-region", "near");
  if (chosen && open !== "all" && crossing.region !== open) keep("map-region", crossing.region || "all");
  redraw();
}

function item(one, more) {
  return h("li", { key: one.id },
    h("button", { type: "button", class: "crossing", "aria-pressed": chosen === one.id ? "true" : "false", on: { click: () => choose(one) } },
      h("span", { class: `number slow-${one.slow}`, "aria-hidden": "true" }, String(one.number)),
      h("span", { class: "crossing-words" },
        h("span", { class: "crossing-name" }, one.name),
        one.lanes.map(lane),
        h("span", { class: "steps" }, gauge(one.share), ` ${one.full_said} (${one.share_said}) · ${one.slow_said}`))),
    more(one));
}

/** The wait of one kind of traffic; its change as a sign for the eye, in words for the ear. */
export function lane(one) {
  return h("span", { class: "lane", key: one.said }, `${one.said} `, h("b", {}, one.wait),
    one.change && h("span", { class: "change", "aria-hidden": "true" }, ` ${one.change}`),
    one.change && h("span", { class: "hidden-text" }, `, ${one.change_said}`));
}

/** How full, as a clock face that fills. */
export function gauge(share) {
  return h("svg", { class: "gauge", viewBox: "0 0 20 20", "aria-hidden": "true", focusable: "false" },
    h("circle", { cx: 10, cy: 10, r: 8.5, class: "gauge-edge" }),
    h("circle", { cx: 10, cy: 10, r: 4, class: "gauge-part", pathLength: 100, "stroke-dasharray": `${share} 100`, transform: "rotate(-90 10 10)" }));
}

// --- the land, and the size of its window ---

function landed() {
  const spoken = language();
  if (!(spoken in lands)) {
    lands[spoken] = "asked";
    fetch(`/land/${spoken}`)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((land) => { lands[spoken] = land; redraw(); })
      .catch(() => setTimeout(() => { delete lands[spoken]; redraw(); }, 3000));
  }
  return lands[spoken] === "asked" ? null : lands[spoken];
}

function found() {
  const node = document.getElementById("map-picture");
  if (node === watched) return;
  watch.disconnect();
  watched = node;
  if (node) watch.observe(node);
}

function measured() {
  if (!watched) return;
  const style = getComputedStyle(watched);
  const now = { width: watched.clientWidth, height: watched.clientHeight, font: parseFloat(style.fontSize), family: style.fontFamily };
  if (Object.entries(now).every(([name, value]) => size[name] === value)) return;
  Object.assign(size, now);
  redraw();
}
