// The parts of the handset's page: which one is open, and how to lead the reader to one.

import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";

const WIDE = 60; // of the reader's own letters (rem), as in handset.css
const WIDEST = 100;

const letters = () => document.body.clientWidth / parseFloat(getComputedStyle(document.documentElement).fontSize);
let shape = "";

/** The window or the letters changed size: other parts may fit beside each other now. */
new ResizeObserver(() => {
  const now = `${wide()} ${letters() >= WIDEST}`;
  if (now !== shape) redraw();
  shape = now;
}).observe(document.body);

/** Whether `now` stands beside the other parts all the time. */
export function wide() {
  return letters() >= WIDE;
}

/** The part that was opened last, among those that there are. */
export function opened(parts) {
  const found = kept("part", "now");
  const known = parts.includes(found) ? found : "now";
  return wide() && known === "now" ? parts.find((part) => part !== "now") : known;
}

/** The parts to show at once: one on a telephone, beside `now` on a laptop, three where there is room for them. */
export function visible(parts) {
  if (parts.length < 2) return parts;
  const open = opened(parts);
  if (!wide()) return [open];
  const third = letters() >= WIDEST && ["talks", "border"].find((part) => part !== open && parts.includes(part));
  return ["now", open, ...(third ? [third] : [])];
}

/** Lead the reader to a part; the focus goes there as well. */
export function go(part) {
  keep("part", part);
  redraw();
  queueMicrotask(() => {
    const place = document.getElementById(`part-${part}`);
    if (place) place.focus({ preventScroll: true });
    if (place) place.scrollTop = 0;
    scrollTo(0, 0);
  });
}

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
