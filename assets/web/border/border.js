import { h } from "/web/dom.js";

/** This part of the page. */
export const border = (line) => h("pre", { key: "border" }, JSON.stringify(line.sections, null, 1));
