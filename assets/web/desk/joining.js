// The way in: address, code and picture for the wall, the projector's page; all of it can be copied without TLS.

import { h } from "/web/dom.js";
import { redraw } from "/web/page.js";
import { part, send } from "/web/pieces.js";
import { asked } from "/web/seat.js";
import { t } from "/web/words.js";

let copied = { id: "", ok: false };

/** Copy a field's text. Where the browser has no clipboard for a page without TLS the text stays selected. */
async function copy(id) {
  const shown = document.getElementById(id);
  shown.focus();
  shown.select();
  let ok = false;
  try {
    if (navigator.clipboard && isSecureContext) {
      await navigator.clipboard.writeText(shown.value);
      ok = true;
    } else {
      ok = document.execCommand("copy");
    }
  } catch {
    ok = false;
  }
  copied = { id, ok };
  redraw();
}

function link(id, label, address, note) {
  return h("div", { key: id, class: "field" },
    h("label", { for: id }, label),
    h("div", { class: "row copied" },
      h("input", { id, type: "text", readonly: true, value: address, "aria-describedby": `${id}-note` }),
      h("button", { type: "button", on: { click: () => copy(id) } }, t("desk-page.copy"), h("span", { class: "hidden-text" }, ` ${label}`))),
    h("p", { class: "note", id: `${id}-note` }, note),
    h("div", { role: "status" }, copied.id === id && h("p", { class: "said good" }, copied.ok ? t("desk-page.copied") : t("desk-page.selected"))));
}

/** The card with everything that lets people in. */
export function joining(line) {
  const { deck, lesson, people } = line.sections;
  const here = (address) => new URL(address, location.href).href;
  const bare = new URL(deck.address || location.origin).host;
  return part("joining", t("desk-page.join"),
    h("div", { class: "way-in" },
      h("img", { class: "qr", src: "/qr.svg", alt: t("desk-page.join.qr"), width: 220, height: 220 }),
      h("div", {},
        h("p", { class: "note" }, t("desk-page.join.address")), h("p", { class: "huge" }, bare),
        h("p", { class: "note" }, t("desk-page.join.code")), h("p", { class: "huge code" }, lesson.code),
        h("p", { role: "status" }, t("desk-page.join.count", { n: people.length })))),
    link("join-link", t("desk-page.join.link"), here(deck.join), t("desk-page.join.link-note")),
    link("wall-link", t("desk-page.join.wall"), here(deck.wall), t("desk-page.join.wall-note")),
    h("div", { class: "row" },
      h("a", { class: "button", href: here(deck.wall), target: "_blank", rel: "noopener" }, t("desk-page.join.open")),
      door(line)));
}

/** Open or closed: whether anybody new may join. */
export function door(line) {
  const { closed } = line.sections.lesson;
  return send("door", t(closed ? "desk-page.door.open" : "desk-page.door.close"),
    () => asked(line, "door", "door", { closed: !closed }, t(closed ? "desk-page.door.opened" : "desk-page.door.closed")));
}
