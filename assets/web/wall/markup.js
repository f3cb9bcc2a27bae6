// Parts that the server made (the debrief's slides, charts, tables) as elements of the page. Only what is listed here is
// taken over; a chart and a table can be moved sideways where the page is narrow.

import { h } from "/web/dom.js";
import { t } from "/web/words.js";

const TAGS = new Set(["p", "ul", "ol", "li", "strong", "em", "span", "br", "h3", "h4", "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
  "svg", "title", "desc", "g", "path", "line", "rect", "circle", "text", "tspan"]);
const ATTRIBUTES = new Set(["class", "scope", "colspan", "id", "role", "aria-labelledby", "width", "height", "viewBox", "d", "fill", "fill-opacity", "stroke",
  "stroke-width", "stroke-dasharray", "transform", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "text-anchor", "paint-order"]);
const WIDE = { table: "wall.across.table", svg: "wall.across.chart" };
const MOST = 40; // Parts that are kept as elements.
const made = new Map();

function element(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const tag = node.localName;
  if (node.nodeType !== Node.ELEMENT_NODE || !TAGS.has(tag)) return null;
  const attrs = {};
  for (const { name, value } of node.attributes) if (ATTRIBUTES.has(name)) attrs[name] = value;
  const found = h(tag, attrs, [...node.childNodes].map(element));
  return tag in WIDE ? h("div", { class: `across of-${tag}`, role: "group", tabindex: "0", "aria-label": t(WIDE[tag]) }, found) : found;
}

/** A text of markup as a list of elements. */
export function parts(html) {
  const key = `${t("wall.across.table")} ${html}`;
  if (!made.has(key)) {
    if (made.size >= MOST) made.delete(made.keys().next().value);
    made.set(key, [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map(element));
  }
  return made.get(key);
}
