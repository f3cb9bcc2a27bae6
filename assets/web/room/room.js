import { h } from "/web/dom.js";

/** This part of the page. */
export const room = (line) => h("pre", { key: "room" }, JSON.stringify(line.sections, null, 1));
