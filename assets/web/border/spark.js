// The past of a dial as a small line, with the same in words.

import { h } from "/web/dom.js";

const WIDE = 200;
const HIGH = 36;
const EDGE = 4;

/** Nothing where there is no past to draw. */
export function spark(dial) {
  const { past } = dial;
  if (past.length < 2) return null;
  const low = Math.min(...past);
  const span = Math.max(...past) - low || 1;
  const x = (at) => EDGE + ((WIDE - 2 * EDGE) * at) / (past.length - 1);
  const y = (value) => HIGH - EDGE - ((HIGH - 2 * EDGE) * (value - low)) / span;
  const points = past.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  const last = past.length - 1;
  return h("svg", { key: "past", class: "spark", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": dial.history, preserveAspectRatio: "none" },
    h("polyline", { points, fill: "none", stroke: "currentColor", "stroke-width": "2", "vector-effect": "non-scaling-stroke" }),
    h("circle", { cx: x(last).toFixed(1), cy: y(past[last]).toFixed(1), r: "3", fill: "currentColor" }));
}
