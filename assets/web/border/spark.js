// The past of a dial as a small line, with the same in words.

import { h } from "/web/dom.js";

const WIDE = 200;
const HIGH = 36;
const EDGE = 4;
const LEAST = 0.1;

/** Nothing where there is no past to draw. */
export function spark(dial) {
  const { past } = dial;
  if (past.length < 2) return null;
  const low = Math.min(...past);
  const high = Math.max(...past);
  // A tenth of the value at least: what hardly moved is not drawn as a leap.
  const span = Math.max(high - low, Math.abs(high) * LEAST) || 1;
  const base = (low + high - span) / 2;
  const x = (at) => EDGE + ((WIDE - 2 * EDGE) * at) / (past.length - 1);
  const y = (value) => HIGH - EDGE - ((HIGH - 2 * EDGE) * (value - base)) / span;
  const points = past.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  const last = past.length - 1;
  return h("svg", { key: "past", class: "spark", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": dial.history, preserveAspectRatio: "none" },
    h("polyline", { points, fill: "none", stroke: "currentColor", "stroke-width": "2", "vector-effect": "non-scaling-stroke" }),
    // A line of no length with a round end is a dot that stays round however wide the picture is.
    h("path", { d: `M${x(last).toFixed(1)} ${y(past[last]).toFixed(1)}h0`, stroke: "currentColor", "stroke-width": "7", "stroke-linecap": "round", "vector-effect": "non-scaling-stroke" }));
}
