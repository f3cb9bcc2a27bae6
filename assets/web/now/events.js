// Events that wait for the seat's decision.

import { h } from "/web/dom.js";
import { cameOf, moves, part, send } from "/web/pieces.js";
import { draft, leading, mine, move, taken, write } from "/web/seat.js";
import { t } from "/web/words.js";

/** All of them, each with its choices. */
export const events = (line) => (line.sections.events || []).map((event) => one(line, event));

function one(line, event) {
  const place = `event-${event.card}`;
  const name = mine(line, place);
  const chosen = draft(name, null);
  const able = event.choices.some((choice) => choice.at === chosen && !choice.why);
  const go = async () => {
    if (able && (await move(line, place, { verb: "choose", card: event.card, amount: chosen }))) taken(name, chosen);
  };
  return part(place, event.title,
    h("p", {}, event.text),
    h("fieldset", {}, h("legend", {}, t("page.events.ask")),
      event.choices.map((choice) => option(place, choice, chosen === choice.at, () => write(name, choice.at)))),
    cameOf(place),
    send(place, t(leading(line) ? "page.events.decide" : "page.seat.propose"), go, { class: "first", disabled: !able }));
}

function option(place, choice, checked, choose) {
  const id = `${place}-${choice.at}`;
  return h("div", { key: choice.at, class: "choice" },
    h("label", { class: "beside", for: id },
      h("input", { type: "radio", id, name: place, checked, disabled: Boolean(choice.why), "aria-describedby": `${id}-note`, on: { change: choose } }),
      h("span", { class: "strong" }, choice.title)),
    h("div", { class: "choice-note", id: `${id}-note` },
      choice.why && h("p", { class: "why" }, choice.why),
      choice.price.length > 0 && h("p", {}, choice.price.join(" · ")),
      choice.price.length === 0 && h("p", {}, t("page.events.free")),
      moves(choice.moves, choice.pleases)));
}
