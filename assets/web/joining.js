// The first page: a name and the code on the wall.

import { h } from "/web/dom.js";
import { keep, kept, mark } from "/web/kept.js";
import { otherLanguage, redraw } from "/web/page.js";
import { language, t } from "/web/words.js";

const typed = { name: kept("name", ""), code: new URLSearchParams(location.search).get("code") || kept("code", "") };
// Sent along until an answer is heard: when it is lost, the server lets us in as who we are already.
const again = kept("again") || mark();
keep("again", again);
let said = { text: "", spoken: "" };
let busy = false;

/** Why nobody was let in; not said on in another language. */
const refused = () => (said.spoken === language() ? said.text : "");

function field(name, note, more) {
  const id = `join-${name}`;
  return h("div", { class: "field" },
    h("label", { for: id }, t(`page.join.${name}`)),
    h("input", {
      id, type: "text", value: typed[name], required: true, autocomplete: name === "name" ? "nickname" : "off",
      "aria-describedby": note ? `${id}-note` : null, "aria-invalid": refused() ? "true" : null, ...more,
      on: { input: (event) => { typed[name] = event.target.value; keep(name, typed[name]); } },
    }),
    note && h("p", { class: "note", id: `${id}-note` }, note));
}

/** The form; `arrived` is called when the lesson has let us in. */
export function joining(arrived) {
  return h("main", { key: "join", class: "narrow" },
    h("div", { class: "row apart" }, h("p", { class: "wordmark" }, t("page.title")), otherLanguage()),
    h("h1", {}, t("page.join.heading")),
    h("form", { class: "card", novalidate: true, on: { submit: (event) => { event.preventDefault(); join(arrived); } } },
      refused() && h("p", { class: "said", role: "alert" }, refused()),
      field("name", t("page.join.name-note"), { maxlength: 40 }),
      field("code", null, { maxlength: 5, autocapitalize: "characters", spellcheck: "false", class: "code" }),
      h("button", { class: "first", type: "submit", disabled: busy }, busy ? t("page.join.wait") : t("page.join.go"))));
}

async function join(arrived) {
  if (busy) return;
  busy = true;
  said = { text: "", spoken: "" };
  redraw();
  const message = { id: mark(), ask: "join", name: typed.name, code: typed.code, language: language(), again };
  try {
    const answer = await fetch("/join", { method: "POST", body: JSON.stringify(message) });
    const found = await answer.json();
    if (answer.ok) {
      keep("secret", found.secret);
      keep("again", null);
      arrived(found.secret);
    } else {
      said = { text: found.text, spoken: language() };
    }
  } catch {
    said = { text: t("page.join.unreachable"), spoken: language() };
  }
  busy = false;
  redraw();
}
