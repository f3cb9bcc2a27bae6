// The map's picture: land, lines, cities, and the crossings with their words.

import { h } from "/web/dom.js";
import { frame } from "/web/map/frame.js";
import { apart, around, box, nearest, placed } from "/web/map/placing.js";
import { t } from "/web/words.js";

const SOURCES = [["far", "land-far"], ["near", "land-near"], ["lakes", "lake"], ["rivers", "river"], ["inner", "inner"], ["border", "border-wide"], ["border", "border-line"]];
const MANY = 8; // Crossings from which their marks are smaller in a narrow window.
const brush = document.createElement("canvas").getContext("2d");

/** All of it, in a window of `size` ({width, height, font, family} in pixels): `near` are the crossings that it is to
 *  show, `chosen` one of them by its id; `choose` is told which was pointed to. */
export function picture(land, crossings, near, size, chosen, choose) {
  const view = frame(land, near, size.width, size.height);
  const radius = size.font * (near.length > MANY && size.width < 45 * size.font ? 0.62 : 0.8);
  const seen = crossings
    .map((one) => ({ ...view.put(one), number: one.number, one }))
    .filter(({ x, y }) => x > 0 && y > 0 && x < size.width && y < size.height);
  const marks = apart(seen, radius * 2 + 3, size.width, size.height);
  const towns = land.places.map((place) => ({ ...view.put(place), place })).filter(({ x, y }) => x > 0 && y > 0 && x < size.width && y < size.height);
  const taken = marks.flatMap((mark) => [around(mark, radius + 1), around(mark.spot, 4)]);
  const words = placed([...marks.map((mark) => label(mark, size, radius, chosen)).sort((a, b) => b.weight - a.weight), ...towns.map((town) => name(town, size))],
    taken, marks, size.width, size.height);
  return h("svg", { class: "map-svg", viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": t("page.map.said"), focusable: "false" },
    h("g", { transform: view.matrix }, SOURCES.map(([source, look]) => h("path", { key: look, class: look, d: land[source] }))),
    towns.map((town, at) => h("circle", { key: `town-${at}`, class: "town", cx: fixed(town.x), cy: fixed(town.y), r: town.place.capital ? 3 : 2 })),
    words.filter((word) => word.far).map((word) => leader(word, radius)),
    marks.filter((mark) => Math.hypot(mark.x - mark.spot.x, mark.y - mark.spot.y) > 3).map((mark) =>
      h("path", { key: `to-${mark.number}`, class: "leader", d: `M${fixed(mark.spot.x)} ${fixed(mark.spot.y)}L${fixed(mark.x)} ${fixed(mark.y)}` })),
    marks.map((mark) => h("circle", { key: `spot-${mark.number}`, class: "spot", cx: fixed(mark.spot.x), cy: fixed(mark.spot.y), r: 3 })),
    marks.map((mark) => crossing(mark, radius, size, mark.one.id === chosen, choose)),
    words.map(written));
}

const fixed = (value) => Number(value.toFixed(1));

function crossing(mark, radius, size, lit, choose) {
  const { one } = mark;
  return h("g", { key: `at-${one.number}`, class: `at slow-${one.slow} ${lit ? "lit" : ""}`, transform: `translate(${fixed(mark.x)} ${fixed(mark.y)})`, on: { click: () => choose(one) } },
    h("circle", { class: "disc", r: fixed(radius) }),
    h("circle", { class: "ring", r: fixed(radius - 2), pathLength: 100, "stroke-dasharray": `${one.share} 100`, transform: "rotate(-90)" }),
    h("text", { class: "digit", "text-anchor": "middle", "dominant-baseline": "central", "font-size": fixed(radius) }, String(one.number)));
}

/** The words at a crossing: its name and its wait; only the wait where there is little room. */
function label(mark, size, radius, chosen) {
  const { one } = mark;
  const wait = one.moved === "=" || !one.moved ? one.wait : `${one.wait} ${one.moved}`;
  const small = size.font * 0.875;
  const high = small * 1.25;
  const broken = halves(one.name).map((text) => [text, "map-name"]);
  const forms = [[[one.name, "map-name"], [wait, "map-wait"]], [...broken, [wait, "map-wait"]], [[wait, "map-wait"]]].map((lines) => form(lines, small, high, size));
  const weight = (one.id === chosen ? 1000 : 0) + one.slow * 10 + one.share / 10;
  return { id: `label-${one.number}`, mark, forms, weight, clear: radius + 4, reaches: [1, 2, 3.2] };
}

/** A name in two lines, broken where it is nearest to its middle. */
function halves(name) {
  const gaps = [...name.matchAll(/ (?!–)/g)].map((found) => found.index);
  if (!gaps.length) return [name];
  const at = gaps.reduce((best, gap) => (Math.abs(gap - name.length / 2) < Math.abs(best - name.length / 2) ? gap : best));
  return [name.slice(0, at), name.slice(at + 1)];
}

function name(town, size) {
  const small = size.font * 0.8;
  return { id: `name-${town.place.name}`, mark: town, forms: [form([[town.place.name, "map-town"]], small, small * 1.2, size)], weight: 0, clear: 5, reaches: [1] };
}

function form(lines, font, high, size) {
  const widths = lines.map(([text, look]) => {
    brush.font = `${look === "map-town" ? 400 : 600} ${font}px ${size.family}`;
    return brush.measureText(text).width;
  });
  return { lines, font, high, width: Math.ceil(Math.max(...widths)) + 2, height: high * lines.length };
}

function leader({ word, form: found, x, y }) {
  const near = nearest(box(x, y, found), word.mark);
  return h("path", { key: `from-${word.id}`, class: "leader", d: `M${fixed(word.mark.x)} ${fixed(word.mark.y)}L${fixed(near.x)} ${fixed(near.y)}` });
}

function written({ word, form: found, x, y }) {
  const left = x >= word.mark.x;
  const middle = !left && x + found.width > word.mark.x;
  const at = left ? x : middle ? x + found.width / 2 : x + found.width;
  return h("g", { key: word.id, class: "words" },
    found.lines.map(([text, look], row) =>
      h("text", { key: String(row), class: look, x: fixed(at), y: fixed(y + found.high * (row + 0.78)), "font-size": fixed(found.font), "text-anchor": left ? "start" : middle ? "middle" : "end" }, text)));
}
