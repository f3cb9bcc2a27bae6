// The class list: pasted, or read from a file of any spreadsheet; the server reads what is in it.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { cameOf, field, part, send } from "/web/pieces.js";
import { asked, draft, taken, write } from "/web/seat.js";
import { t } from "/web/words.js";

const MOST = 15000; // Bytes of a list: the server takes 16 KiB a message.
let said = ""; // the key of what is wrong with a list

/** A file's text: Unicode when it says so or reads so, else what Excel writes in Western Europe and America. */
async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

async function chosen(event) {
  const [file] = event.target.files;
  if (!file) return;
  said = file.size > 4 * MOST ? "desk-page.roster.long" : "";
  if (!said) write("roster", await textOf(file));
  event.target.value = "";
  redraw();
}

async function use(line) {
  const names = draft("roster", "");
  said = new TextEncoder().encode(JSON.stringify(names)).length > MOST ? "desk-page.roster.long" : "";
  redraw();
  if (!said && (await asked(line, "roster", "roster", { names }, t("desk-page.roster.taken")))) taken("roster", names);
}

/** The card of the list: what is on it, who of them has not come, and a new one. */
export function roster(line) {
  const { roster: list } = line.sections;
  const missing = list.filter((one) => !one.here);
  return part("roster", t("desk-page.roster"),
    list.length > 0 && h("div", { key: "list" },
      h("p", { role: "status" }, t("desk-page.roster.here", { n: list.length - missing.length, all: list.length })),
      missing.length > 0 && h("details", {}, h("summary", {}, t("desk-page.roster.missing", { n: missing.length })),
        h("ul", {}, missing.map((one) => h("li", { key: one.name }, one.name, one.table >= 0 && h("span", { class: "note" }, ` · ${place(line, one)}`)))))),
    field("roster-text", t("desk-page.roster.paste"), draft("roster", ""), (value) => write("roster", value),
      { note: t("desk-page.roster.note", { seat: line.sections.deck.seats[0] }), lines: 6, most: null, spellcheck: "false" }),
    h("div", { key: "file", class: "field" }, h("label", { for: "roster-file" }, t("desk-page.roster.file")),
      h("input", { id: "roster-file", type: "file", accept: ".csv,.txt,.tsv,text/csv,text/plain", on: { change: chosen } })),
    said && h("p", { key: "said", class: "said", role: "alert" }, t(said)),
    h("div", { key: "go", class: "row" }, send("roster", t("desk-page.roster.use"), () => use(line), { id: "use-roster", disabled: !draft("roster", "").trim() })),
    cameOf("roster"));
}

function place(line, one) {
  const table = t("desk-page.table", { n: one.table + 1 });
  return one.seat < 0 ? table : `${table}, ${line.sections.deck.seats[one.seat]}`;
}
