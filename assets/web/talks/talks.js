// Offers and messages: one thing at a time on a telephone, list and detail side by side where there is room.

import { h } from "/web/dom.js";
import { t } from "/web/words.js";
import { builder } from "/web/talks/builder.js";
import { detail } from "/web/talks/detail.js";
import { drafts, settle } from "/web/talks/drafts.js";
import { settleLetters, shut, thread, threadList, unread } from "/web/talks/messages.js";
import { offerList, toAnswer } from "/web/talks/offers.js";
import { back, place, turnTo } from "/web/talks/places.js";

export { unread };

/** This part of the page. */
export function talks(line) {
  const { offers, bench } = line.sections;
  if (!offers) return h("p", { key: "talks", class: "note" }, t("page.talks.none"));
  if (bench) {
    settle(line);
    settleLetters(line);
  }
  const { list, open } = place(line);
  const found = opened(line, open);
  if (!open || open.what !== "thread") shut();
  // How much room there is goes by the part, which may stand beside others, and not by the window.
  return h("div", { key: "talks", class: "talks-part" }, h("div", { key: "two", class: `talks ${found ? "opened" : ""}` },
    h("div", { key: "list", class: "talks-list" },
      h("h1", { id: "talks-h", tabindex: "-1" }, t("page.part.talks")),
      bench && h("div", { class: "row lists", role: "group", "aria-labelledby": "talks-h" }, choose(line, list, "offers", toAnswer(line)), choose(line, list, "messages", unread(line))),
      list === "messages" && bench ? threadList(line) : offerList(line)),
    h("div", { key: "detail", class: "talks-detail" },
      found && h("button", { key: "back", type: "button", class: "quiet back", on: { click: () => back(line) } }, h("span", { "aria-hidden": "true" }, "←"), t(list === "messages" ? "page.talks.to-messages" : "page.talks.to-offers")),
      found || h("p", { key: "nothing", class: "note nothing" }, t("page.talks.choose")))));
}

const choose = (line, list, name, n) => h("button", { key: name, type: "button", id: `list-${name}`, "aria-pressed": list === name ? "true" : "false", on: { click: () => turnTo(line, name) } },
  t(`page.talks.list.${name}`), n > 0 && h("span", { class: "badge fresh" }, t(name === "offers" ? "page.talks.to-answer" : "page.talks.new", { n })));

/** What is open, where it is still there. */
function opened(line, open) {
  if (!open) return null;
  if (open.what === "offer") return detail(line, open.name);
  if (!line.sections.bench) return null;
  if (open.what === "draft") return drafts(line)[open.name] ? builder(line, open.name) : null;
  return thread(line, open.name);
}
