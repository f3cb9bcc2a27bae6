// Money, what waits elsewhere, and the one button that says that the seat is done with the phase.

import { h } from "/web/dom.js";
import { go } from "/web/parts.js";
import { cameOf, part, send } from "/web/pieces.js";
import { draft, leading, mine, move } from "/web/seat.js";
import { t } from "/web/words.js";

/** What is left to do in this phase, and being done with it. */
export function readiness(line) {
  const { ready, purse, where } = line.sections;
  if (where.part === "debrief") return null;
  // What was said in one phase is not said on in the next.
  const place = mine(line, `ready-${where.round}-${where.part}`);
  return part("ready", t("page.ready.title"),
    h("dl", { class: "money" },
      h("div", {}, h("dt", {}, t("page.purse.funds")), h("dd", {}, purse.funds)),
      h("div", {}, h("dt", {}, t("page.purse.capital")), h("dd", {}, String(purse.capital)))),
    ready.may && leads(line),
    unwritten(line) > 0 && h("p", { key: "unwritten", class: "said warn" }, t("page.ready.unwritten", { n: unwritten(line) })),
    ready.undone.length > 0 && h("div", { key: "undone" },
      h("p", { class: "strong" }, t("page.ready.undone")),
      h("ul", {}, ready.undone.map((text) => h("li", { key: text }, text)))),
    cameOf(place),
    ready.done && h("p", { key: "done", class: "done" }, t("page.ready.done")),
    ready.may && send(place, leading(line) ? ready.said : t("page.ready.propose", { text: ready.said }), () => move(line, place, { verb: "pass" }), { key: "pass", class: "first wide" }));
}

/** How many levels were chosen and are not written into the plan. */
function unwritten(line) {
  const { programs, where } = line.sections;
  if (where.part !== "programs") return 0;
  return programs.filter((one) => {
    const chosen = draft(mine(line, `fund-${one.id}`), one.level);
    return chosen !== one.level && chosen <= one.high;
  }).length;
}

/** The ways to where the phase is played. */
function leads(line) {
  const { where, offers } = line.sections;
  const answers = (offers || []).filter((offer) => offer.answer).length;
  const found = {
    negotiation: [["talks", answers ? t("page.ready.answer", { n: answers }) : t("page.ready.talks")], ["programs", t("page.ready.means")]],
    programs: [["programs", t("page.ready.programs")], ["room", t("page.ready.promises")]],
    report: [["border", t("page.ready.border")]],
    briefing: [["border", t("page.ready.border")]],
  }[where.part];
  return found && h("div", { key: "leads", class: "row" },
    found.map(([to, text]) => h("button", { key: to, type: "button", on: { click: () => go(to) } }, text)));
}
