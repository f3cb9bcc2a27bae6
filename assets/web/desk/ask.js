// What cannot be taken back is asked first, in a dialog: the keyboard stays in it, Escape is no, and the focus returns.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { t } from "/web/words.js";

let asked = null; // { title, text, yes, go }

/** Ask before doing: `go` is called when the answer is yes, which is called `yes`. */
export function ask(title, text, yes, go) {
  asked = { title, text, yes, go };
  redraw();
  requestAnimationFrame(() => {
    const dialog = document.getElementById("ask");
    if (dialog && !dialog.open) dialog.showModal();
  });
}

function over(event) {
  const answered = asked;
  asked = null;
  redraw();
  if (answered && event.target.returnValue === "yes") answered.go();
}

/** The dialog, when something is asked. It is closed before it goes, so that the browser gives the focus back. */
export function asking() {
  if (!asked) return null;
  const answer = (value) => (event) => event.target.closest("dialog").close(value);
  return h("dialog", { key: "ask", id: "ask", class: "card", "aria-labelledby": "ask-h", "aria-describedby": "ask-p", on: { close: over } },
    h("h2", { id: "ask-h" }, asked.title),
    h("p", { id: "ask-p" }, asked.text),
    h("div", { class: "row" },
      h("button", { type: "button", id: "ask-no", autofocus: true, on: { click: answer("no") } }, t("desk-page.no")),
      h("button", { type: "button", id: "ask-yes", class: "danger", on: { click: answer("yes") } }, asked.yes)));
}
