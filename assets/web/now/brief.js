// What a seat reads before it plays: the public brief, the private one, private orders; questions; a prediction.

import { h } from "/web/dom.js";
import { keep, kept } from "/web/kept.js";
import { redraw } from "/web/page.js";
import { cameOf, field, part, send } from "/web/pieces.js";
import { asked, draft, taken, write } from "/web/seat.js";
import { t } from "/web/words.js";

/** The brief; open while it is to be read, folded later. What is private can be hidden from neighbours' eyes. */
export function brief(line, open) {
  const found = line.sections.brief;
  if (!found) return null;
  const hidden = kept("hidden", false);
  const flip = () => {
    keep("hidden", !hidden);
    redraw();
  };
  const whole = [
    h("p", { key: "public" }, found.public),
    h("div", { key: "private", class: "private" },
      h("div", { class: "row apart" },
        h("h3", {}, t("page.brief.private")),
        h("button", { type: "button", "aria-expanded": hidden ? "false" : "true", on: { click: flip } }, t(hidden ? "page.brief.show" : "page.brief.hide"))),
      h("p", { class: "note" }, t("page.brief.only-you")),
      !hidden && [
        h("p", { key: "text" }, found.private),
        h("h4", { key: "gives-h" }, t("page.brief.gives")), h("p", { key: "gives" }, found.gives),
        h("h4", { key: "orders-h" }, t("page.brief.orders")),
        h("ul", { key: "orders" }, found.orders.map((order, at) => h("li", { key: at }, order))),
      ]),
  ];
  return open
    ? part("brief", t("page.brief.title", { name: found.name }), whole)
    : h("details", { key: "brief-later", class: "card" }, h("summary", {}, h("h2", { class: "in-summary" }, t("page.brief.title", { name: found.name }))), whole);
}

/** The questions of the briefing, until all are answered. */
export function questions(line) {
  const { quiz, me } = line.sections;
  if (!quiz || !quiz.questions.length || me.seat < 0) return null;
  if (quiz.passed) return h("section", { key: "quiz-done", class: "card" }, h("p", { class: "done" }, t("page.quiz.passed")));
  const name = `quiz:${me.table}.${me.seat}`;
  const chosen = draft(name, []);
  const choose = (at, place) => write(name, quiz.questions.map((_, one) => (one === at ? place : chosen[one] ?? null)));
  const whole = quiz.questions.every((_, at) => Number.isInteger(chosen[at]));
  return part("quiz", t("page.quiz.title"),
    h("p", {}, t("page.quiz.how")),
    quiz.questions.map((question, at) => ask(question, at, chosen[at], (place) => choose(at, place))),
    cameOf("quiz"),
    !whole && h("p", { key: "not-yet", class: "note", id: "quiz-note" }, t("page.quiz.all")),
    send("quiz", t("page.quiz.send"), () => whole && asked(line, "quiz", "prepare", { answers: chosen }),
      { key: "send", class: "first", disabled: !whole, "aria-describedby": whole ? null : "quiz-note" }));
}

function ask(question, at, chosen, choose) {
  const judged = question.given !== undefined && question.given === chosen;
  return h("fieldset", { key: `q${at}` },
    h("legend", {}, question.ask),
    question.answers.map((answer, place) =>
      h("label", { key: place, class: "beside" },
        h("input", { type: "radio", name: `q${at}`, checked: chosen === place, on: { change: () => choose(place) } }), h("span", {}, answer))),
    h("div", { key: "judged", role: "status" },
      judged && h("p", { class: `said ${question.right ? "good" : "warn"}` }, t(question.right ? "page.quiz.right" : "page.quiz.wrong"), " ", question.why)));
}

/** What the reader thinks will happen; it stays as it was first given. */
export function foreseen(line) {
  const { me } = line.sections;
  if (me.prediction) return part("prediction", t("page.predict.title"), h("p", {}, me.prediction), h("p", { class: "note" }, t("page.predict.kept")));
  const text = draft("prediction", "");
  return part("prediction", t("page.predict.title"),
    field("prediction-text", t("page.predict.ask"), text, (value) => write("prediction", value), { lines: 3, most: 600, note: t("page.predict.note") }),
    cameOf("predict"),
    send("predict", t("page.predict.send"), async () => {
      if (text.trim() && (await asked(line, "predict", "predict", { text }))) taken("prediction", text);
    }, { disabled: !text.trim() }));
}
