// Small pictures of the parts; each stands beside its name and is hidden from screen readers.

import { h } from "/web/dom.js";

const PATHS = {
  now: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2.2",
  border: "M3 15h4l3-5 4 7 3-5h4M5 5h14M5 20h14",
  programs: "M4 6.5h16M4 12h16M4 17.5h16M8 4.5v4M15 10v4M10 15.5v4",
  talks: "M4 5h11v8H9l-3 3v-3H4zM17 9h3v8h-2v3l-3-3h-4v-2",
  room: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM16.5 11a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 19c0-3 2-5 5-5s5 2 5 5M15 14c3 0 5.500 1.500 5.500 4.500",
};

/** The picture of a part. */
export const icon = (part) =>
  h("svg", { key: "icon", class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    h("path", { d: PATHS[part], fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linecap": "round", "stroke-linejoin": "round" }));
