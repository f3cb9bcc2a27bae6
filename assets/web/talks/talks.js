import { h } from "/web/dom.js";

/** This part of the page. */
export const talks = (line) => h("pre", { key: "talks" }, JSON.stringify(line.sections, null, 1));
