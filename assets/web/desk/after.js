// After the class: files to keep, things to print, and everything that was ordered.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { part } from "/web/pieces.js";
import { language, t } from "/web/words.js";
import { log } from "/web/desk/log.js";

const FILES = ["gradebook.csv", "outcome.csv", "bundle.zip"];
const PRINTED = ["folders.html", "slips.html"];
const LOOKS = ["debrief.html", "debrief-slides.html", "debrief-students.html", "debrief-data.zip"];
const outcome = new Map(); // by file: { busy, ok, text, spoken }

export const after = (line) => [
  h("div", { key: "left", class: "column" }, looks(line), files(), printed(line)),
  h("div", { key: "right", class: "column" }, log(line)),
];

/** Fetch a file with the teacher's secret in a header, where no history keeps it, and save it. */
async function save(file, query = {}) {
  if (outcome.get(file) && outcome.get(file).busy) return;
  outcome.set(file, { busy: true });
  redraw();
  const asked = new URLSearchParams({ lang: language(), ...query });
  try {
    const answer = await fetch(`/exports/${file}?${asked}`, { headers: { Authorization: `Bearer ${kept("teacher")}` } });
    if (answer.ok) {
      hand(await answer.blob(), file);
      outcome.set(file, { ok: true, text: t("desk-page.export.saved", { file }), spoken: language() });
    } else {
      outcome.set(file, { ok: false, text: await answer.text(), spoken: language() });
    }
  } catch {
    outcome.set(file, { ok: false, text: t("desk-page.unreachable"), spoken: language() });
  }
  redraw();
}

function hand(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function row(file, query) {
  const found = outcome.get(file);
  const id = `save-${file.split(".")[0]}`;
  return h("li", { key: file },
    h("button", { type: "button", id, "aria-disabled": found && found.busy ? "true" : null, "aria-describedby": `${id}-note`, on: { click: () => save(file, query) } },
      found && found.busy ? t("desk-page.export.going") : t(`desk-page.export.${file}`)),
    h("p", { class: "note", id: `${id}-note` }, t(`desk-page.export.${file}.note`)),
    h("div", { role: "status" }, found && found.spoken === language() && h("p", { class: `said ${found.ok ? "good" : ""}` }, found.text)));
}

function files() {
  return part("files", t("desk-page.export"), names("names", "desk-page.export.who"),
    h("ul", { class: "plain" }, FILES.map((file) => row(file, kept("names", false) && file !== "bundle.zip" ? { names: "1" } : {}))));
}

/** Whether names or pseudonyms stand in files that can hold either. */
function names(kind, legend) {
  const now = kept(kind, false);
  const radio = (value, id) => h("label", { class: "beside", for: `${kind}-${id}` },
    h("input", { id: `${kind}-${id}`, type: "radio", name: kind, checked: now === value, on: { change: () => { keep(kind, value); redraw(); } } }), t(`desk-page.export.${id}`));
  return h("fieldset", {}, h("legend", {}, t(legend)), radio(false, "aliases"), radio(true, "names"));
}

/** Which table something is of: "" for all. */
function tableChoice(line, kind, label) {
  const tables = [["", t("desk-page.export.every-table")], ...line.sections.wall.map((_, at) => [String(at), t("desk-page.table", { n: at + 1 })])];
  return h("div", { class: "field" }, h("label", { for: kind }, t(label)),
    h("select", { id: kind, value: kept(kind, ""), on: { change: (event) => { keep(kind, event.target.value); redraw(); } } },
      tables.map(([value, text]) => h("option", { key: value, value }, text))));
}

const ofTable = (kind) => (kept(kind, "") === "" ? {} : { table: kept(kind, "") });

/** What is told here is told of tables that are over and revealed; any other is refused with a sentence. */
function looks(line) {
  const query = (file) => ({ ...ofTable("look-table"), ...(kept("look-names", false) && file === "debrief-students.html" ? { names: "1" } : {}) });
  return part("looks", t("desk-page.looks"),
    h("p", { class: "note" }, t("desk-page.looks.note")),
    tableChoice(line, "look-table", "desk-page.looks.table"),
    names("look-names", "desk-page.looks.who"),
    h("ul", { class: "plain" }, LOOKS.map((file) => row(file, query(file)))));
}

function printed(line) {
  return part("printed", t("desk-page.print"),
    h("p", { class: "note" }, t("desk-page.print.note")),
    tableChoice(line, "print-table", "desk-page.print.table"),
    h("ul", { class: "plain" }, PRINTED.map((file) => row(file, file === "folders.html" ? ofTable("print-table") : {}))));
}
