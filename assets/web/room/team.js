// One's team: who is there, who leads, and the moves that wait to be taken.

import { h } from "/web/dom.js";
import { cameOf, part, send } from "/web/pieces.js";
import { asked, leading } from "/web/seat.js";
import { t } from "/web/words.js";

/** Proposals of the team: whoever leads takes them; the proposer or the lead drops them. */
export function proposals(line) {
  const { sheets, team: mates, me } = line.sections;
  if (!sheets || (mates.length < 2 && !sheets.length)) return null;
  return part("sheets", t("page.sheets.title"),
    h("p", { class: "note" }, t(leading(line) ? "page.sheets.lead" : "page.sheets.propose")),
    sheets.length === 0 && h("p", { class: "note" }, t("page.sheets.none")),
    h("ul", { class: "plain" }, sheets.map((sheet) => one(line, sheet, me))));
}

function one(line, sheet, me) {
  const place = `sheet-${sheet.number}`;
  const mine = sheet.by === me.number;
  const take = () => asked(line, place, "take", { sheet: sheet.number, version: line.sections.clock.version });
  const drop = () => asked(line, place, "drop", { sheet: sheet.number });
  return h("li", { key: sheet.number, class: "due" },
    h("p", { class: "strong", id: place }, sheet.said),
    h("p", { class: "note" }, mine ? t("page.sheets.mine") : t("page.sheets.by", { name: sheet.name })),
    sheet.why && h("p", { key: "why", class: "why" }, sheet.why),
    h("div", { class: "row" },
      leading(line) && send(place, t("page.sheets.take"), take, { key: "take", class: "first", "aria-describedby": place, disabled: Boolean(sheet.why) }),
      (mine || leading(line)) && send(place, t("page.sheets.drop"), drop, { key: "drop", "aria-describedby": place })),
    cameOf(place));
}

/** Who shares the seat. */
export function team(line) {
  const { team: mates, me } = line.sections;
  if (!mates) return null;
  return part("team", t("page.team.title"),
    h("ul", { class: "plain" }, mates.map((mate) =>
      h("li", { key: mate.number, class: "row" },
        h("span", {}, mate.name, mate.number === me.number && ` (${t("page.end.you")})`),
        mate.lead && h("span", { key: "lead", class: "badge mine" }, t("page.team.leads")),
        h("span", { key: "line", class: "note" }, t(mate.online ? "page.team.here" : "page.team.away"))))),
    h("p", { class: "note" }, t("page.team.how")),
    !leading(line) && send("lead", t("page.team.take"), () => asked(line, "lead", "lead", {}, t("page.team.taken")), { key: "take" }),
    cameOf("lead"));
}
