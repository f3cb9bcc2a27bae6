// Clocks between two words of the server.

import { minutes, t } from "/web/words.js";

/** Seconds that are left now of what were left at the server's last word; null where no clock runs. */
export function counted(line, left, runs) {
  if (left === null || left === undefined) return null;
  return runs ? Math.max(0, left - Math.floor((Date.now() - line.heardAt) / 1000)) : left;
}

/** A table's clock as it is written: minutes, or why it stands. `one`: {left, paused, held, frozen, over}. */
export function clockWords(line, one, playing) {
  if (one.over) return "";
  if (one.paused) return t("wall.paused");
  if (one.frozen) return t("wall.stands");
  const left = counted(line, one.left, playing && !one.held);
  return left === null ? "" : minutes(left);
}
