// Where to sit down, for who has no seat yet; or to wait for the teacher.

import { h } from "/web/dom.js";
import { cameOf, choice, part, send } from "/web/pieces.js";
import { asked, draft, write } from "/web/seat.js";
import { t } from "/web/words.js";

const AUTOMATIC = 0;

/** The choice of a table and a seat. */
export function places(line) {
  const { places: found, me } = line.sections;
  if (!found || !found.tables.length) return waiting();
  const table = Math.min(draft("table", Math.max(AUTOMATIC, me.table)), found.tables.length - 1);
  const one = found.tables[table];
  return [
    waiting(),
    part("places", t("page.places.title"),
      h("p", {}, t("page.places.how", { n: found.most })),
      found.tables.length > 1
        ? choice("place-table", t("page.places.table"), table, found.tables.map((_, at) => [at, t("page.places.number", { n: at + 1 })]), (value) => write("table", Number(value)))
        : null,
      h("p", { key: "stand", class: "note" }, `${one.round} · ${one.phase}`),
      h("ul", { key: "seats", class: "plain seats" }, found.seats.map((seat, at) => place(line, found, seat, table, at))),
      cameOf("sit"),
      me.table < 0 && h("p", { key: "watch" }, send("watch", t("page.places.watch"), () => asked(line, "sit", "sit", { table, seat: -1 })))),
  ];
}

function place(line, found, seat, table, at) {
  const sitting = found.tables[table].sitting[at];
  const full = sitting >= found.most;
  return h("li", { key: at, class: "place" },
    h("div", { class: "row apart" },
      h("h3", { id: `place-${at}` }, seat.name),
      h("span", { class: "note" }, full ? t("page.places.full") : sitting ? t("page.places.sitting", { n: sitting }) : t("page.places.free"))),
    h("details", {}, h("summary", {}, t("page.places.brief")), h("p", {}, seat.brief)),
    full ? null : send("sit", t("page.places.sit"), () => asked(line, "sit", "sit", { table, seat: at }), { key: "sit", "aria-describedby": `place-${at}`, class: "first" }));
}

/** The waiting room. */
const waiting = () =>
  h("section", { key: "waiting", class: "card guide", "aria-labelledby": "waiting-h" },
    h("h2", { id: "waiting-h" }, t("page.places.waiting")), h("p", {}, t("page.places.waiting-how")));
