// A draft in the server's words, and why it would be refused: asked again whenever the draft or the table has changed.

import { language } from "/web/words.js";
import { redraw } from "/web/page.js";
import { offerOf, withHand } from "/web/talks/drafts.js";

const REST = 200; // Milliseconds without a change before the server is asked.
const found = new Map(); // by the name of a draft: { mark, changes, text }
const sentences = new Map(); // by language and clause
let asked = null; // { socket, mark }: one question at a time
let resting = 0;

/** A clause as the server said it, "" as long as it has not. */
export const sentence = (term) => sentences.get(language() + JSON.stringify(term)) || "";

/** { changes, text, fresh }: what is known of a draft with the clause in hand; not fresh while it has changed since. */
export function weighed(line, name, one) {
  const offer = offerOf(line, { ...one, terms: withHand(one) });
  const { talks, clock } = line.sections;
  const mark = JSON.stringify([offer, clock.version, talks, language()]);
  const known = found.get(name);
  const fresh = Boolean(known) && known.mark === mark;
  if (!fresh && offer.parties.length > 1 && offer.terms.length && !(asked && asked.socket === line.socket && line.state === "open")) {
    clearTimeout(resting);
    resting = setTimeout(() => ask(line, name, offer, mark), REST);
  }
  return { changes: [], text: "", ...known, fresh };
}

async function ask(line, name, offer, mark) {
  if (line.state !== "open") return;
  asked = { socket: line.socket, mark };
  const mine = asked;
  const spoken = language();
  const reply = await line.look("weigh", { offer });
  if (asked === mine) asked = null;
  if (!reply.ok) return;
  found.set(name, { mark, changes: reply.changes, text: reply.text });
  reply.words.forEach((words, at) => sentences.set(spoken + JSON.stringify(offer.terms[at]), words));
  redraw();
}
