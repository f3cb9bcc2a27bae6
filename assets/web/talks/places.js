// Where in the talks the reader is: a list (offers or messages), and what is open beside it or, on a telephone, instead.

import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { focusOn } from "/web/parts.js";
import { mine } from "/web/seat.js";

/** { list: "offers" or "messages", open: null or { what: "offer", "draft" or "thread", name } }. */
export const place = (line) => kept(mine(line, "talks"), { list: "offers", open: null });

/** Open something; its heading takes the focus, so that a screen reader begins there. */
export function open(line, what, name) {
  const { list } = place(line);
  keep(mine(line, "talks"), { list: what === "thread" ? "messages" : what === "draft" ? "offers" : list, open: { what, name } });
  redraw();
  focusOn("talks-opened");
}

/** Back to the list, to the row that was open. */
export function back(line) {
  const { list, open: was } = place(line);
  keep(mine(line, "talks"), { list, open: null });
  redraw();
  focusOn(was ? rowOf(was.what, was.name) : "talks-h", "talks-h");
}

/** Look at the other list. */
export function turnTo(line, list) {
  keep(mine(line, "talks"), { list, open: null });
  redraw();
}

/** The id of the row in a list that opens something. */
export const rowOf = (what, name) => `open-${what}-${String(name).replace(/\W/g, "-")}`;
