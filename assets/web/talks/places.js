// Where in the talks the reader is: a list (offers or messages), and what is open beside it or, on a telephone, instead.

import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";

/** { list: "offers" or "messages", open: null or { what: "offer", "draft" or "thread", name } }. */
export const place = () => kept("talks", { list: "offers", open: null });

/** Open something; its heading takes the focus, so that a screen reader begins there. */
export function open(what, name) {
  const { list } = place();
  keep("talks", { list: what === "thread" ? "messages" : what === "draft" ? "offers" : list, open: { what, name } });
  redraw();
  focusOn("talks-opened");
}

/** Back to the list, to the row that was open. */
export function back() {
  const { list, open: was } = place();
  keep("talks", { list, open: null });
  redraw();
  focusOn(was ? rowOf(was.what, was.name) : "talks-h", "talks-h");
}

/** Look at the other list. */
export function turnTo(list) {
  keep("talks", { list, open: null });
  redraw();
}

/** The id of the row in a list that opens something. */
export const rowOf = (what, name) => `open-${what}-${String(name).replace(/\W/g, "-")}`;

/** Give the focus to the first of these elements that is there, once the page is drawn. */
export function focusOn(...ids) {
  queueMicrotask(() => {
    const found = ids.map((id) => document.getElementById(id)).find(Boolean);
    if (!found) return;
    found.focus();
    // A thread is read from its end.
    const end = found.id === "talks-opened" && document.getElementById("letter-send");
    if (end) end.scrollIntoView({ block: "nearest" });
    else if (found.id === "talks-opened") found.scrollIntoView({ block: "nearest" });
  });
}

/** Under what a seat's drafts are kept: who is moved to another seat begins anew there. */
export const mine = (line, name) => `${name}:${line.sections.me.table}.${line.sections.me.seat}`;
