// What a page keeps on its device: its secret, drafts, and messages that nobody has answered yet. All under the names of
// the lesson and of the page: next week's lesson at the same address does not find today's, and a desk, a wall and a
// handset in one browser leave each other's alone.

const lesson = document.querySelector('meta[name="lesson"]').content;
const { page } = document.documentElement.dataset;
const memory = new Map();

const path = (name) => `border:${lesson}:${page}:${name}`;

/** What was kept under a name; `otherwise` when nothing is, or the device keeps nothing (a private window). */
export function kept(name, otherwise = null) {
  try {
    const text = localStorage.getItem(path(name));
    if (text !== null) return JSON.parse(text);
  } catch {
    // No storage, or what is there is no longer readable: the copy in memory must do.
  }
  return memory.has(name) ? memory.get(name) : otherwise;
}

/** Keep a value under a name; null forgets it. */
export function keep(name, value) {
  if (value === null) memory.delete(name);
  else memory.set(name, value);
  try {
    if (value === null) localStorage.removeItem(path(name));
    else localStorage.setItem(path(name), JSON.stringify(value));
  } catch {
    // It stays in memory as long as the page does.
  }
}

/** Forget everything of this page in this lesson but what stands under these names. */
export function forget(except) {
  const stays = new Map(except.map((name) => [name, kept(name)]));
  memory.clear();
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(path(""))) localStorage.removeItem(key);
  } catch {
    // Nothing was kept on the device.
  }
  for (const [name, value] of stays) keep(name, value);
}

/** 128 bits as text; no two are alike. Works without TLS, where crypto.randomUUID does not. */
export function mark() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
