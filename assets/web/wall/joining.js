// How to come in: the address, the code, and a picture that a telephone reads.

import { h } from "/web/dom.js";
import { t } from "/web/words.js";

let noPicture = false;

export function joining(line) {
  const { lesson, here } = line.sections;
  const address = lesson.address || location.origin;
  const [scheme, host] = address.split("://");
  return h("div", { class: "join-wall" },
    h("h1", {}, t(lesson.closed ? "wall.join.closed" : "wall.join.heading")),
    h("div", { class: "join-how" },
      h("p", { class: "label" }, t("wall.join.address")),
      h("p", { class: "address" }, h("span", { class: "scheme" }, `${scheme}://`), h("strong", {}, host)),
      h("p", { class: "label" }, t("wall.join.code")),
      h("p", { class: "join-code" }, h("span", { "aria-hidden": "true" }, lesson.code), h("span", { class: "hidden-text" }, [...lesson.code].join(" "))),
      h("p", { class: "note" }, t("wall.join.network"))),
    !noPicture && h("figure", { class: "join-qr" },
      h("img", { src: "/qr.svg", alt: t("wall.join.picture"), on: { error: () => { noPicture = true; } } }),
      h("figcaption", {}, t("wall.join.scan"))),
    h("p", { class: "here", role: "status" }, h("strong", {}, t("wall.join.here", { n: here.joined })), here.online < here.joined && ` ${t("wall.join.online", { n: here.online })}`));
}
