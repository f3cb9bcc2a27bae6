// Writing an offer or a counter: with whom, its clauses, how it is made, and what sends it.

import { h } from "/web/dom.js";
import { cameOf, choice, field, send as sends } from "/web/pieces.js";
import { mine } from "/web/seat.js";
import { number, t } from "/web/words.js";
import { clause, remove, take } from "/web/talks/clause.js";
import { change, choose, draftOf, forget, offerOf, seatsOf, send, underway } from "/web/talks/drafts.js";
import { back } from "/web/talks/places.js";
import { sentence, weighed } from "/web/talks/weigh.js";
import { letters } from "/web/talks/letters.js";
import { sides } from "/web/talks/sides.js";

/** The page of a draft. */
export function builder(line, name) {
  const one = draftOf(line, name);
  const found = weighed(line, name, one);
  return h("article", { key: `draft-${name}`, class: "builder" },
    h("h2", { id: "talks-opened", tabindex: "-1" }, t(one.parent >= 0 ? "page.talks.your-counter" : "page.talks.your-offer")),
    lapsed(line, name, one),
    partners(line, name, one),
    one.to.length > 0 && clauses(line, name, one, found),
    one.to.length > 0 && manner(line, name, one),
    foot(line, name, one, found));
}

/** Where the offer that this one answers is gone: that it is, and the way to make it an offer of its own. */
function lapsed(line, name, one) {
  const parent = line.sections.offers.find((offer) => offer.number === one.parent);
  if (one.parent < 0 || (parent && parent.status === "open")) return null;
  return h("div", { key: "lapsed", class: "said warn" }, h("p", {}, t("page.talks.parent-gone")),
    h("button", { type: "button", on: { click: () => change(line, name, { parent: -1 }) } }, t("page.talks.on-its-own")));
}

function partners(line, name, one) {
  const { bench } = line.sections;
  return h("fieldset", { key: "partners" }, h("legend", {}, t("page.talks.partners")),
    h("div", { class: "choices" }, bench.seats.map((seat, at) => at !== bench.me && h("label", { key: String(at), class: "beside" },
      h("input", { type: "checkbox", id: `partner-${at}`, checked: one.to.includes(at), on: { change: (event) => choose(line, name, at, event.target.checked) } }),
      seat.name))));
}

function clauses(line, name, one, found) {
  const { bench } = line.sections;
  const inHand = one.term !== null;
  const full = one.terms.length >= bench.most;
  return h("section", { key: "clauses", "aria-labelledby": "clauses-h" },
    h("h3", { id: "clauses-h", tabindex: "-1" }, t("page.talks.clauses")),
    one.terms.length === 0 && !inHand && h("p", { key: "none", class: "note" }, t("page.talks.no-clause")),
    sides(grouped(line, one), (at) => clauseRow(line, name, one, at)),
    found.fresh && found.changes.length > 0 && h("div", { key: "changes", class: "changes" }, h("h4", {}, t("page.talks.changes")),
      h("ul", {}, found.changes.map((text) => h("li", {}, text)))),
    inHand ? clause(line, name) : adders(line, name, one, full));
}

/** The places of a draft's clauses by who gives, headed as the server heads them. */
function grouped(line, one) {
  const { bench } = line.sections;
  const heads = [[-1, t("page.talks.together")], [bench.me, t("page.talks.you-give")], ...one.to.map((seat) => [seat, bench.seats[seat].gives])];
  return heads
    .map(([seat, said]) => ({ seat, said, clauses: one.terms.map((_, at) => at).filter((at) => (one.terms[at].kind === "sign" ? -1 : one.terms[at].by) === seat) }))
    .filter((side) => side.clauses.length);
}

function clauseRow(line, name, one, at) {
  const { bench } = line.sections;
  const term = one.terms[at];
  const kind = bench.kinds.find((found) => found.id === term.kind);
  const words = sentence(term) || `${kind ? kind.title : ""}…`;
  return h("div", { class: `clause-row ${one.picked === at ? "in-hand" : ""}` }, h("p", {}, words),
    h("div", { class: "row" },
      h("button", { type: "button", id: `change-${at}`, "aria-label": `${t("page.talks.change")}: ${words}`, on: { click: () => take(line, name, term.by, at) } }, t("page.talks.change")),
      h("button", { type: "button", class: "quiet", "aria-label": `${t("page.talks.remove")}: ${words}`, on: { click: () => remove(line, name, at) } }, t("page.talks.remove"))));
}

/** What begins a clause: of one's own, of each partner, of all together. */
function adders(line, name, one, full) {
  const { bench } = line.sections;
  if (full) return h("p", { key: "full", class: "note" }, t("page.talks.full", { n: bench.most }));
  return h("div", { key: "adders" }, h("h4", { id: "add-h" }, t("page.talks.add-clause")), h("div", { class: "adders", role: "group", "aria-labelledby": "add-h" },
    seatsOf(line, one).map((seat) => h("button", { key: String(seat), type: "button", id: `add-${seat}`, on: { click: () => take(line, name, seat) } },
      `+ ${seat === bench.me ? t("page.talks.give") : bench.seats[seat].ask}`)),
    h("button", { key: "-1", type: "button", id: "add-together", on: { click: () => take(line, name, -1) } }, `+ ${t("page.talks.sign")}`)));
}

function manner(line, name, one) {
  const { bench, talks } = line.sections;
  const radio = (secret, key) => h("label", { class: "beside" },
    h("input", { type: "radio", name: `secret-${name}`, id: secret ? "manner-secret" : "manner-public", checked: one.secret === secret, on: { change: () => change(line, name, { secret }) } }), t(key));
  const over = letters(one.words) > talks.longest;
  return h("section", { key: "manner", "aria-labelledby": "manner-h" }, h("h3", { id: "manner-h" }, t("page.talks.manner")),
    h("fieldset", {}, h("legend", { class: "hidden-text" }, t("page.talks.who-knows")), radio(true, "page.talks.secret"), radio(false, "page.talks.public")),
    choice("draft-lasts", t("page.talks.lasts"), one.lasts, bench.lasts.map((text, at) => [at + 1, text]), (lasts) => change(line, name, { lasts: Number(lasts) })),
    field("draft-words", t("page.talks.words"), one.words, (text) => change(line, name, { words: text.replace(/\s/g, " ") }),
      { lines: 2, most: null, note: t(over ? "page.talks.too-long" : "page.talks.words-note", { n: letters(one.words) - talks.longest }), "aria-invalid": over ? "true" : null }));
}

/** Why it cannot be sent as it stands; "" when it can, or when only the server could say. */
function hindrance(line, one, found) {
  const { talks } = line.sections;
  if (talks.no_offers) return talks.no_offers;
  if (!one.to.length) return t("page.talks.no-partner");
  if (one.term) return t("page.talks.in-hand");
  if (!one.terms.length) return t("page.talks.one-clause");
  if (letters(one.words) > talks.longest) return t("page.talks.too-long", { n: letters(one.words) - talks.longest });
  return found.fresh ? found.text : "";
}

function foot(line, name, one, found) {
  const why = hindrance(line, one, found);
  const under = underway(line, one);
  const checking = !why && !found.fresh && offerOf(line, one).terms.length > 0;
  return h("div", { key: "foot", class: "foot" },
    h("div", { role: "status", id: "draft-why" },
      under ? h("p", { class: "said warn" }, t("page.talks.underway"))
        : why ? h("p", { class: "said warn" }, why)
          : checking ? h("p", { class: "note" }, t(line.state === "open" ? "page.talks.checking" : "page.talks.unchecked"))
            : h("p", { class: "said good" }, t("page.talks.may-go"))),
    cameOf(`draft-${name}`),
    h("div", { class: "row" },
      sends(`draft-${name}`, t("page.talks.send"), () => send(line, name), { class: "first", id: "draft-send", disabled: Boolean(why) || under, "aria-describedby": "draft-why" }),
      h("button", { type: "button", class: "quiet", id: "draft-drop", on: { click: () => drop(line, name) } }, t("page.talks.drop"))),
    h("p", { class: "note" }, t("page.talks.kept")));
}

const dropped = new Map(); // by seat: what was thrown away last, for whoever did not mean it

function drop(line, name) {
  dropped.set(mine(line, "offers"), { name, one: draftOf(line, name) });
  forget(line, name);
  back(line);
}

/** Gives back the draft thrown away last. */
export function undrop(line) {
  const seat = mine(line, "offers");
  if (!dropped.has(seat)) return null;
  const { name, one } = dropped.get(seat);
  return h("p", { key: "undrop", class: "row" }, t("page.talks.dropped"),
    h("button", { type: "button", on: { click: () => { dropped.delete(seat); change(line, name, one); } } }, t("page.talks.undo")));
}
