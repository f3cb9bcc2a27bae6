// Everybody in the class: the list of who is expected, one press that seats them, and a row for each person.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { cameOf, part, send } from "/web/pieces.js";
import { asked } from "/web/seat.js";
import { t } from "/web/words.js";
import { door } from "/web/desk/joining.js";
import { person } from "/web/desk/person.js";
import { roster } from "/web/desk/roster.js";

export function people(line) {
  return [
    h("div", { key: "left", class: "column" }, dealing(line), roster(line)),
    h("div", { key: "right", class: "column wide" }, listed(line)),
  ];
}

/** Who has no place, and the press that gives them one. */
function dealing(line) {
  const { people: all, wall, plan } = line.sections;
  const waiting = all.filter((who) => who.table < 0 && !who.away);
  const seated = all.filter((who) => who.seat >= 0 && !who.away);
  const late = seated.length > 0;
  return part("dealing", t("desk-page.deal"),
    h("p", { role: "status" }, t("desk-page.deal.count", { n: all.filter((who) => !who.away).length, seated: seated.length, waiting: waiting.length })),
    plan && plan.tables > wall.length && h("p", { class: "said warn" }, t("desk-page.deal.tables", { n: wall.length, all: plan.tables })),
    h("div", { class: "row" },
      send("deal", t(late ? "desk-page.deal.late" : "desk-page.deal.go"), () => asked(line, "deal", "deal", {}, t("desk-page.deal.done")), { class: "first big", id: "deal" }),
      send("open", t("desk-page.deal.open"), () => asked(line, "open", "table", {}, t("desk-page.deal.opened", { n: wall.length + 1 }))),
      door(line)),
    cameOf("deal"), cameOf("open"), cameOf("door"),
    h("p", { class: "note" }, t("desk-page.deal.note")));
}

/** Everybody by table and seat; those without a place first. */
function listed(line) {
  const { people: all, wall } = line.sections;
  const find = kept("find", "");
  const wanted = all.filter((who) => who.name.toLocaleLowerCase().includes(find.toLocaleLowerCase()));
  const groups = [-1, ...wall.keys()]
    .map((at) => [at, wanted.filter((who) => who.table === at).sort((a, b) => a.seat - b.seat || a.number - b.number)])
    .filter(([, some]) => some.length);
  return part("everybody", t("desk-page.people", { n: all.length }),
    all.length > 8 && h("div", { key: "find", class: "field" }, h("label", { for: "find" }, t("desk-page.people.find")),
      h("input", { id: "find", type: "text", value: find, autocomplete: "off", on: { input: (event) => { keep("find", event.target.value); redraw(); } } })),
    !all.length && h("p", {}, t("desk-page.people.none")),
    groups.map(([at, some]) => h("section", { key: `at-${at}`, class: "group", "aria-labelledby": `at-${at}-h` },
      h("div", { class: "row apart" },
        h("h3", { id: `at-${at}-h` }, at < 0 ? t("desk-page.people.unseated") : t("desk-page.table", { n: at + 1 })),
        at >= 0 && send(`swap-${at}`, t("desk-page.swap"), () => asked(line, `swap-${at}`, "swap", { table: at }, t("desk-page.swap.done")), { class: "quiet" })),
      cameOf(`swap-${at}`),
      h("ul", { class: "plain" }, some.map((who) => person(line, who))))));
}
