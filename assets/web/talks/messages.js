// Messages: one thread for each set of seats that talk with each other, everybody among them.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { cameOf, send as sends } from "/web/pieces.js";
import { redraw } from "/web/page.js";
import { draft, mine, move, write } from "/web/seat.js";
import { t } from "/web/words.js";
import { letters } from "/web/talks/letters.js";
import { open, place, rowOf } from "/web/talks/places.js";

const ids = (seats) => [...seats].sort((a, b) => a - b).join(",");
const keyOf = (letter) => ids([letter.from, ...letter.to]);
const seatsOf = (key) => key.split(",").map(Number);

/** Up to which message each thread was read, on this device. A game that was taken back has fewer. */
function readUpto(line) {
  const all = line.sections.threads.letters;
  const last = all.length ? all[all.length - 1].number : -1;
  return Object.fromEntries(Object.entries(kept(mine(line, "read"), {})).map(([key, number]) => [key, Math.min(number, last)]));
}

/** How many messages of others were not read yet; of one thread or of all. */
export function unread(line, key = null) {
  const { threads } = line.sections;
  if (!threads) return 0;
  const read = readUpto(line);
  return threads.letters.filter((one) => !one.mine && (key === null || keyOf(one) === key) && one.number > (read[keyOf(one)] ?? -1)).length;
}

function titleOf(line, key) {
  const { bench } = line.sections;
  const seats = seatsOf(key);
  if (seats.length === bench.seats.length && seats.length > 2) return t("page.talks.everybody");
  return seats.filter((seat) => seat !== bench.me).map((seat) => bench.seats[seat].name).join(", ");
}

/** Threads in use, the latest first; then everybody, and each other seat. */
function keys(line) {
  const { bench, threads } = line.sections;
  const used = [...threads.letters].reverse().map(keyOf);
  const all = bench.seats.map((_, seat) => seat);
  const begun = Object.keys(kept(mine(line, "circles"), {}));
  return [...new Set([...used, ids(all), ...begun, ...all.filter((seat) => seat !== bench.me).map((seat) => ids([bench.me, seat]))])];
}

/** The list of threads. */
export function threadList(line) {
  const { threads, talks } = line.sections;
  return h("div", { key: "threads" },
    talks.no_messages && h("p", { key: "frozen", class: "said warn" }, talks.no_messages),
    h("ul", { key: "list", class: "plain rows" }, keys(line).map((key) => {
      const found = threads.letters.filter((one) => keyOf(one) === key);
      const last = found[found.length - 1];
      const fresh = unread(line, key);
      const now = place(line).open;
      return h("li", { key }, h("button", { type: "button", id: rowOf("thread", key), class: `line-row ${fresh ? "waits" : ""}`, "aria-current": now && now.name === key ? "true" : null, on: { click: () => open(line, "thread", key) } },
        h("span", { class: "line-title" }, titleOf(line, key), fresh > 0 && h("span", { class: "badge fresh" }, t("page.talks.new", { n: fresh }))),
        h("span", { class: "line-text short" }, last ? last.text : t("page.talks.nothing-yet")),
        draft(mine(line, `letter-${key}`), { text: "" }).text && h("span", { class: "line-marks" }, h("span", { class: "badge" }, t("page.talks.draft")))));
    })),
    line.sections.bench.seats.length > 3 && circle(line));
}

/** Begin a thread with some of the others. */
function circle(line) {
  const { bench } = line.sections;
  const chosen = draft(mine(line, "circle"), []);
  const begin = () => {
    const key = ids([bench.me, ...chosen]);
    keep(mine(line, "circles"), { ...kept(mine(line, "circles"), {}), [key]: true });
    write(mine(line, "circle"), null);
    open(line, "thread", key);
  };
  return h("details", { key: "circle" }, h("summary", {}, t("page.talks.circle")),
    h("fieldset", {}, h("legend", {}, t("page.talks.partners")), bench.seats.map((seat, at) => at !== bench.me && h("label", { key: String(at), class: "beside" },
      h("input", { type: "checkbox", id: `circle-${at}`, checked: chosen.includes(at), on: { change: (event) => write(mine(line, "circle"), event.target.checked ? [...chosen, at] : chosen.filter((one) => one !== at)) } }), seat.name))),
    h("button", { type: "button", disabled: chosen.length < 2, on: { click: begin } }, t("page.talks.begin-circle")));
}

let seen = { key: "", before: -1 }; // the thread that is open, and up to where it was read when it was opened

/** One thread: what was said, and the line being written. */
export function thread(line, key) {
  const { threads } = line.sections;
  const found = threads.letters.filter((one) => keyOf(one) === key);
  const read = readUpto(line);
  if (seen.key !== mine(line, key)) seen = { key: mine(line, key), before: read[key] ?? -1 };
  const last = found.length ? found[found.length - 1].number : -1;
  if (document.visibilityState === "visible" && last > (read[key] ?? -1)) {
    keep(mine(line, "read"), { ...read, [key]: last });
    queueMicrotask(redraw); // the number of unread ones stands above
  }
  return h("article", { key: `thread-${key}`, class: "thread" },
    h("h2", { id: "talks-opened", tabindex: "-1" }, titleOf(line, key)),
    threads.earlier > 0 && h("p", { key: "earlier", class: "note" }, t("page.talks.earlier", { n: threads.earlier })),
    found.length === 0 && h("p", { key: "none", class: "note" }, t("page.talks.nothing-yet")),
    h("div", { key: "said", role: "log", "aria-label": t("page.talks.said") }, h("ol", { class: "plain letters" }, found.map((one) => letter(line, one)))),
    compose(line, key));
}

/** Nothing is open: what comes next is new again. */
export const shut = () => { seen = { key: "", before: -1 }; };

function letter(line, one) {
  const { bench, threads } = line.sections;
  const fresh = !one.mine && one.number > seen.before;
  return h("li", { key: String(one.number), class: `letter ${one.mine ? "mine" : ""} ${fresh ? "fresh" : ""}` },
    h("p", { class: "letter-head" }, h("strong", {}, one.mine ? t("page.talks.you") : bench.seats[one.from].name), " ", h("span", { class: "note" }, threads.dates[one.round - 1]),
      fresh && h("span", { class: "badge fresh" }, t("page.talks.new-one")), one.aloud && h("span", { class: "badge" }, t("page.talks.aloud"))),
    h("p", {}, one.text));
}

function compose(line, key) {
  const { talks, threads } = line.sections;
  const name = mine(line, `letter-${key}`);
  const at = `letter-${key}`;
  const { text } = draft(name, { text: "" });
  const left = talks.longest - letters(text);
  const why = talks.no_messages || (left < 0 ? t("page.talks.too-long", { n: -left }) : "");
  // One that is on its way since before this page was loaded is not sent again.
  const sent = [...line.waiting.values()].some(({ act }) => act && act.verb === "message" && act.text === text.trim() && ids(act.offer.parties) === key);
  const go = async () => {
    if (why || sent || !text.trim()) return;
    write(name, { text, after: threads.letters.length ? threads.letters[threads.letters.length - 1].number : -1 });
    const taken = await move(line, at, { verb: "message", text: text.trim(), offer: { parties: seatsOf(key), terms: [] } });
    // What was typed meanwhile is another message.
    if (draft(name, { text: "" }).text === text) write(name, taken ? null : { text });
  };
  return h("form", { key: "compose", class: "compose", on: { submit: (event) => { event.preventDefault(); go(); } } },
    h("label", { for: "letter-text" }, t("page.talks.letter")),
    h("textarea", { id: "letter-text", rows: "2", value: text, "aria-describedby": "letter-left", "aria-invalid": left < 0 ? "true" : null,
      on: { input: (event) => write(name, { text: event.target.value.replace(/[\n\r\t]/g, " ") }), keydown: (event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); go(); } } } }),
    h("p", { class: "note", id: "letter-left" }, t("page.talks.left", { n: Math.max(0, left) })),
    h("div", { role: "status" }, why && h("p", { class: "said warn" }, why)),
    cameOf(at),
    sends(at, t("page.talks.send-letter"), go, { class: "first", id: "letter-send", disabled: Boolean(why) || sent || !text.trim() }));
}

/** Messages that reached the table although the page was closed before it heard so. */
export function settleLetters(line) {
  const { threads } = line.sections;
  for (const key of new Set(threads.letters.filter((one) => one.mine).map(keyOf))) {
    const name = mine(line, `letter-${key}`);
    const { text, after } = draft(name, { text: "" });
    const there = after !== undefined && threads.letters.some((one) => one.mine && one.number > after && keyOf(one) === key && one.text === text.trim());
    if (there) keep(`draft:${name}`, null);
  }
}
