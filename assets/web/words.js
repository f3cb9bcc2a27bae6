// The catalogue in the reader's language, and numbers, money and times as the language writes them.

let forms = {};
let spoken = "en";

/** Fetch the sentences of a language and speak it from now on. Throws when the server cannot be reached. */
export async function speak(language) {
  const answer = await fetch(`/words/${language}`);
  if (!answer.ok) throw new Error(`no words: ${answer.status}`);
  forms = await answer.json();
  spoken = language;
  document.documentElement.lang = language === "fr" ? "fr-CA" : "en-CA";
}

export const language = () => spoken;

/** A sentence by its key. {name} is written as it is, {name:number} as the language writes numbers; n chooses between
 *  one and many. A key that is not there shows itself: a test reads all pages for such. */
export function t(key, values = {}) {
  const form = forms[key];
  if (form === undefined) return key;
  const text = typeof form === "string" ? form : form[isOne(values.n || 0) ? "one" : "other"];
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name, how) => (how === "number" ? number(values[name]) : String(values[name])));
}

const isOne = (n) => (spoken === "en" ? n === 1 : n > -2 && n < 2);

/** 12,345.6 and 12 345,6 (no-break space). */
export function number(value, decimals = 0) {
  const text = Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const written = spoken === "fr" ? text.replace(/,/g, "\u00a0").replace(".", ",") : text;
  return value < 0 && /[1-9]/.test(written) ? `\u2212${written}` : written;
}

/** Seconds as minutes and seconds: 4:05. */
export const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
