// The room: one's team and what it proposes, promises, the record of the game, this device.

import { h } from "/web/dom.js";
import { part } from "/web/pieces.js";
import { draft, write } from "/web/seat.js";
import { t } from "/web/words.js";
import { device } from "/web/room/device.js";
import { proposals, team } from "/web/room/team.js";

const PAGE = 40;

/** The part; `anew` makes the device forget this page. */
export const room = (line, anew) => [proposals(line), team(line), promises(line), record(line), device(line, anew)];

/** The ledger: one's own promises, those made to others, how each stands. */
function promises(line) {
  const rows = line.sections.promises;
  const group = (name, found) => found.length > 0 && [
    h("h3", { key: `${name}-h`, class: "group" }, t(`page.promises.${name}`)),
    h("ul", { key: name, class: "plain ledger" }, found.map((promise) =>
      h("li", { key: promise.number, class: `promise ${promise.status}` },
        h("p", {}, promise.text),
        h("p", { class: "note" }, h("span", { class: "badge" }, promise.due ? t("page.promises.due") : promise.said), " ",
          t("page.promises.until", { text: promise.until }), promise.withheld && ` ${t("page.due.withheld")}`)))),
  ];
  return part("promises", t("page.promises.title"),
    rows.length === 0 && h("p", { class: "note" }, t("page.promises.none")),
    group("mine", rows.filter((promise) => promise.mine)),
    group("others", rows.filter((promise) => !promise.mine)));
}

/** Everything that was said at the table, the newest first. */
function record(line) {
  const words = draft("record", "").toLowerCase();
  const found = line.told.filter(([, , text]) => text.toLowerCase().includes(words));
  const most = draft("record-most", PAGE);
  const rows = found.slice(-most).reverse();
  const rounds = [...new Set(rows.map(([, round]) => round))];
  return part("record", t("page.room.record"),
    h("div", { class: "field" }, h("label", { for: "record-search" }, t("page.room.search")),
      h("input", { id: "record-search", type: "text", value: draft("record", ""), maxlength: 60, autocomplete: "off", on: { input: (event) => write("record", event.target.value || null) } })),
    h("p", { class: "note", role: "status" }, t("page.room.count", { n: found.length })),
    rounds.map((round) => h("section", { key: round },
      h("h3", { class: "group" }, t("page.room.round", { n: round })),
      h("ol", { class: "plain told" }, rows.filter(([, at]) => at === round).map(([number, , text]) => h("li", { key: number }, text))))),
    found.length > rows.length && h("button", { key: "more", type: "button", on: { click: () => write("record-most", most + PAGE) } }, t("page.room.more")));
}
