import { h } from "/web/dom.js";

/** This part of the page. */
export const now = (line) => h("pre", { key: "now" }, JSON.stringify(line.sections, null, 1));
