import { h } from "/web/dom.js";

/** This part of the page. */
export const programs = (line) => h("pre", { key: "programs" }, JSON.stringify(line.sections, null, 1));
