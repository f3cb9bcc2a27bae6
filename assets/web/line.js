// The line to the server: it mends itself, and what was asked once is asked again until it is answered.

import { keep, kept, mark } from "/web/kept.js";

const BEAT = 15000; // A page asks so often whether its line lives,
const PATIENCE = 6000; // and waits so long for the answer.
const SOONEST = 400; // Milliseconds before the line is opened anew; doubled each time,
const LATEST = 8000; // up to this.
const REFUSED = 1008;
const AT_ONCE = 20; // Messages that may be on their way: the server lets go of a page that floods it.

export class Line {
  /** hello: what the first message says besides its mark; name: under what unanswered messages are kept;
   *  changed: called after anything happened. */
  constructor(hello, name, changed) {
    this.state = "opening"; // opening, open, broken, refused, closed
    this.sections = {};
    this.at = {}; // by section: when it last came; a clock goes on from there
    this.told = [];
    this.since = Date.now(); // of the last word from the server
    this.tries = 0;
    this.name = name;
    this.hello = hello;
    this.changed = changed;
    this.waiting = new Map(Object.entries(kept(this.name, {}))); // by mark: the message
    this.answers = new Map(); // by mark: who waits for the reply
    this.sent = new Set(); // marks on their way on this socket
    this.timers = {};
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.awake());
    addEventListener("online", () => this.awake());
    addEventListener("pageshow", (event) => event.persisted && this.awake());
    this.open();
  }

  /** Ask for something. The reply comes sooner or later, also after the line was broken or the page loaded anew
   *  (then nobody waits for it any more, but it counted). */
  ask(ask, data = {}, id = mark()) {
    const message = { id, ask, ...data };
    this.waiting.set(id, message);
    this.store((all) => { all[id] = message; });
    return new Promise((resolve) => {
      this.answers.set(id, resolve);
      if (this.state === "open") this.flush();
    });
  }

  /** Ask for something that changes nothing: it is neither kept nor asked again, and answered only while the line holds. */
  look(ask, data = {}, id = mark()) {
    return new Promise((resolve) => {
      this.answers.set(id, resolve);
      this.send({ id, ask, ...data });
    });
  }

  /** What is unanswered stands under its mark, so that two tabs of one person do not write over each other's. */
  store(change) {
    const all = kept(this.name, {});
    change(all);
    keep(this.name, all);
  }

  /** Send what waits and is not on its way, the oldest first. */
  flush() {
    for (const [id, message] of this.waiting) {
      if (this.sent.size >= AT_ONCE) return;
      if (!this.sent.has(id)) {
        this.sent.add(id);
        this.send(message);
      }
    }
  }

  send(message) {
    if (this.socket && this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  open() {
    if (this.state === "closed") return;
    clearTimeout(this.timers.again);
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/line`);
    this.socket = socket;
    this.fresh = true; // nothing was heard on this socket yet
    socket.onopen = () => {
      socket.send(JSON.stringify({ id: "hello", ask: "hello", ...this.hello }));
      this.watch();
    };
    socket.onmessage = (event) => socket === this.socket && this.hear(JSON.parse(event.data));
    socket.onclose = (event) => socket === this.socket && this.lost(event.code);
    this.watch();
  }

  hear(message) {
    this.since = Date.now();
    clearTimeout(this.timers.late);
    this.watch();
    if (this.fresh) {
      this.fresh = false;
      this.state = "open";
      this.tries = 0;
      this.sections = {};
      this.sent.clear();
      this.flush();
    }
    for (const [name, value] of Object.entries(message.show || {})) {
      if (value === null) delete this.sections[name];
      else this.sections[name] = value;
      this.heardAt = this.at[name] = Date.now();
    }
    if (message.again) this.told = [];
    if (message.told) this.told = [...this.told, ...message.told];
    if (message.re !== undefined) this.reply(message);
    this.changed();
  }

  reply(message) {
    if (this.waiting.delete(message.re)) this.store((all) => { delete all[message.re]; });
    this.sent.delete(message.re);
    this.flush();
    const resolve = this.answers.get(message.re);
    this.answers.delete(message.re);
    if (resolve) resolve(message);
  }

  /** From time to time ask whether the line lives; when no answer comes, open it anew. */
  watch() {
    if (this.state === "closed") return;
    clearTimeout(this.timers.beat);
    clearTimeout(this.timers.late);
    const silent = this.state === "open" ? BEAT : PATIENCE;
    this.timers.beat = setTimeout(() => (this.state === "open" ? this.beat(PATIENCE) : this.again()), silent);
  }

  beat(patience) {
    this.send({ id: "beat", ask: "beat" });
    clearTimeout(this.timers.late);
    this.timers.late = setTimeout(() => this.again(), patience);
  }

  /** The page was asleep, or the network is back: see at once whether the line still lives. */
  awake() {
    if (this.state === "refused" || this.state === "closed") return;
    if (this.state === "open") this.beat(2000);
    else this.again();
  }

  again() {
    if (this.state === "closed") return;
    const old = this.socket;
    this.socket = null;
    if (old) old.close();
    this.lost(0, 0);
  }

  lost(code, wait = Math.min(LATEST, SOONEST * 2 ** this.tries)) {
    clearTimeout(this.timers.beat);
    clearTimeout(this.timers.late);
    clearTimeout(this.timers.again);
    this.state = code === REFUSED ? "refused" : "broken";
    if (this.state === "broken") {
      this.tries += 1;
      this.timers.again = setTimeout(() => this.open(), wait);
    }
    this.changed();
  }

  /** Stop for good: somebody leaves the page. Whatever wakes the page later does not open it again. */
  close() {
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    const old = this.socket;
    this.socket = null;
    this.state = "closed";
    if (old) old.close();
  }
}
