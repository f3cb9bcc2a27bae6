import { map } from "/web/map/map.js";

/** This part of the page. */
export const border = (line) => map(line);
