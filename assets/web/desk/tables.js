// The wall of tables: all orders for all, then a card for each, the slowest first when that is wanted.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { t } from "/web/words.js";
import { ask } from "/web/desk/ask.js";
import { eachCameOf, orderEach } from "/web/desk/orders.js";
import { post } from "/web/desk/post.js";
import { say } from "/web/desk/say.js";
import { finished, longest, progress, slowest } from "/web/desk/times.js";

const ALL = "all";

export function tables(line) {
  const { wall } = line.sections;
  if (!wall.length) return h("p", { class: "card" }, t("desk-page.wall.none"));
  const late = new Set(slowest(wall));
  const all = late.size === wall.filter((one) => !finished(one)).length;
  return [
    h("section", { key: "all", class: "card all-tables", "aria-labelledby": "all-h" },
      h("h2", { id: "all-h" }, t("desk-page.all")), h("div", { class: "row" }, buttons(line, wall)), eachCameOf(ALL), say(line, "all", t("desk-page.say.all"), {})),
    h("div", { key: "sort", class: "row apart" },
      h("h2", {}, t("desk-page.wall", { n: wall.length })),
      h("label", { class: "beside", for: "by-slowest" },
        h("input", { id: "by-slowest", type: "checkbox", checked: kept("by-slowest", false), on: { change: (event) => { keep("by-slowest", event.target.checked); redraw(); } } }),
        t("desk-page.wall.sort"))),
    h("ul", { key: "wall", class: "plain wall" }, sorted(line, wall).map((at) => post(line, at, !all && late.has(at)))),
  ];
}

/** Numbers of the tables in the order wanted: as they are, or by how far behind, then by how long somebody is waited for. */
function sorted(line, wall) {
  const numbers = wall.map((_, at) => at);
  if (!kept("by-slowest", false)) return numbers;
  return numbers.sort((a, b) => progress(wall[a]) - progress(wall[b]) || longest(line, wall[b]) - longest(line, wall[a]) || a - b);
}

function buttons(line, wall) {
  const numbers = (test) => wall.map((_, at) => at).filter((at) => test(wall[at]));
  const going = numbers((one) => !finished(one));
  const each = (which, order, data) => () => orderEach(line, ALL, order, which, data);
  const button = (id, go, more = {}) => h("button", { key: id, id: `all-${id}`, type: "button", ...more, on: { click: go } }, t(`desk-page.all.${id}`));
  const sure = (id, go) => button(id, () => ask(t(`desk-page.ask.all-${id}`), t(`desk-page.ask.${id}.text`), t(`desk-page.all.${id}`), go), { class: "danger" });
  const quiet = numbers((one) => !one.quiet);
  return [
    button("pause", each(numbers((one) => !one.paused && !finished(one)), "pause")),
    button("resume", each(numbers((one) => one.paused), "resume")),
    [1, 2, 5].map((n) => h("button", { key: `extend-${n}`, id: `all-extend-${n}`, type: "button", on: { click: each(going, "extend", { minutes: n }) } }, t("desk-page.extend", { n }))),
    button("slowest", () => advance(line, wall), { class: "first" }),
    button("skip", () => ask(t("desk-page.ask.all-skip"), t("desk-page.ask.skip.text"), t("desk-page.all.skip"), each(going, "close"))),
    quiet.length ? button("freeze", each(quiet, "freeze", { on: true })) : button("thaw", each(numbers(() => true), "freeze", { on: false })),
    sure("end", each(going, "end", { round: 0 })),
    sure("reveal", each(numbers((one) => !one.shown), "reveal")),
  ];
}

/** Close the phase at the tables that are furthest behind, after saying which these are. */
function advance(line, wall) {
  const late = slowest(wall).filter((at) => !wall[at].paused);
  if (!late.length) {
    ask(t("desk-page.ask.slowest"), t("desk-page.ask.slowest.none"), t("desk-page.ok"), () => {});
    return;
  }
  const named = late.map((at) => t("desk-page.table", { n: at + 1 })).join(", ");
  const where = t("desk-page.post.where", { round: wall[late[0]].round, of: wall[late[0]].rounds, phase: line.sections.deck.phases[wall[late[0]].phase] });
  ask(t("desk-page.ask.slowest"), t("desk-page.ask.slowest.text", { tables: named, where }), t("desk-page.all.slowest"), () => orderEach(line, ALL, "close", late));
}
