// What is in force: agreements with the way out of them, programs seat by seat.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { focusOn } from "/web/parts.js";
import { cameOf, part, send } from "/web/pieces.js";
import { leading, mine, move } from "/web/seat.js";
import { t } from "/web/words.js";

let leaving = ""; // the seat and agreement whose parting has to be said twice

/** Agreements in force. */
export function agreements(line) {
  const rows = line.sections.agreements;
  return part("agreements", t("page.border.agreements"),
    rows.length ? rows.map((row) => agreement(line, row)) : h("p", { class: "note" }, t("page.border.no-agreements")));
}

function agreement(line, row) {
  const place = `leave-${row.card}`;
  const whose = mine(line, row.card);
  const ask = (which, focus) => {
    leaving = which;
    redraw();
    focusOn(focus);
  };
  return h("article", { key: row.card, class: "agreement" },
    h("div", { class: "row apart" }, h("h3", {}, row.title), h("span", { class: "badge" }, row.kind)),
    h("p", {}, row.text),
    h("p", { class: "note" }, `${row.shares} · ${t("page.border.since", { text: row.since })}`),
    row.leave && leaving !== whose && h("button", { key: "ask", type: "button", id: place, on: { click: () => ask(whose, `${place}-sure`) } }, t("page.border.leave")),
    row.leave && leaving === whose && h("div", { key: "sure", class: "said warn", role: "group", id: `${place}-sure`, tabindex: "-1", "aria-labelledby": `${place}-price` },
      h("p", { id: `${place}-price` }, row.price),
      h("div", { class: "row" },
        send(place, t(leading(line) ? "page.border.leave-sure" : "page.seat.propose"), async () => (await move(line, place, { verb: "leave", card: row.card })) && ask("", "agreements-h")),
        h("button", { type: "button", on: { click: () => ask("", place) } }, t("page.no")))),
    cameOf(place));
}

/** Programs in force, how strong each government sits, and who makes common cause. */
export function running(line) {
  return part("running", t("page.border.running"), line.sections.running.map((seat) =>
    h("div", { key: seat.name, class: "force" },
      h("h3", {}, seat.name),
      h("p", { class: "note" }, seat.government, seat.allies.length > 0 && ` ${t("page.border.allies", { names: seat.allies.join(", ") })}`),
      seat.programs.length
        ? h("ul", { class: "plain tags" }, seat.programs.map((text) => h("li", { key: text, class: "badge" }, text)))
        : h("p", { class: "note" }, t("page.border.no-programs")))));
}
