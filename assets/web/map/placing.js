// Places for marks and words: no two marks on one another, no word on a word, on a mark, or over the edge.

const SLANT = 0.72; // Words at a corner stand so much nearer: about as far as those at a side.
const STEPS = 240;
const HOMEWARD = 160; // In so many steps marks are drawn back to where they belong,
const HOME = 0.04; // by this share of the way.

/** Push marks apart until none covers another; each keeps `spot`, where it belongs. Marks are {x, y}, in pixels. */
export function apart(marks, distance, width, height) {
  const found = marks.map((mark) => ({ ...mark, spot: { x: mark.x, y: mark.y } }));
  const edge = distance / 2 + 1;
  for (let step = 0; step < STEPS; step += 1) {
    let moved = false;
    for (let i = 0; i < found.length; i += 1) {
      for (let j = i + 1; j < found.length; j += 1) moved = push(found[i], found[j], distance) || moved;
    }
    for (const mark of found) {
      if (moved && step < HOMEWARD) {
        mark.x += (mark.spot.x - mark.x) * HOME;
        mark.y += (mark.spot.y - mark.y) * HOME;
      }
      mark.x = Math.min(Math.max(mark.x, edge), Math.max(edge, width - edge));
      mark.y = Math.min(Math.max(mark.y, edge), Math.max(edge, height - edge));
    }
    if (!moved) break;
  }
  return found;
}

function push(one, two, distance) {
  let [dx, dy] = [two.x - one.x, two.y - one.y];
  let far = Math.hypot(dx, dy);
  if (far >= distance - 0.1) return false;
  // Those that lie on a line, as along the 45th parallel, go alternately up and down, or they would push for ever.
  if (Math.abs(dy) < 1) dy = one.number % 2 ? 1 : -1;
  if (far < 0.1) dx = 0.5;
  far = Math.hypot(dx, dy);
  const by = ((distance - Math.min(far, distance)) / 4 + 0.05) / far;
  one.x -= dx * by;
  one.y -= dy * by;
  two.x += dx * by;
  two.y += dy * by;
  return true;
}

/** Where words may stand about a mark: the shares of their width and height by which they are shifted. */
const ABOUT = [[0, -0.5], [-1, -0.5], [-0.5, -1], [-0.5, 0], [0, -1], [0, 0], [-1, -1], [-1, 0]];

/** Places for words, the weightiest first: {mark: {x, y}, forms: [{width, height, ...}], clear, reaches}. The first
 *  form that finds room is taken, nearest to its mark and nearer to it than to any other of `marks`; what finds none is
 *  left out. Gives
 *  [{word, form, x, y, far}], x and y the upper left corner. */
export function placed(words, taken, marks, width, height) {
  const busy = [...taken];
  const found = [];
  for (const word of words) {
    const spot = free(word, busy, found, marks, width, height);
    if (!spot) continue;
    busy.push(box(spot.x, spot.y, spot.form));
    found.push({ word, ...spot });
  }
  return found;
}

function free(word, busy, found, marks, width, height) {
  for (const form of word.forms) {
    const spot = spotOf(form, word, word.reaches, (mine) => own(mine, word.mark, marks), busy, found, width, height);
    if (spot) return spot;
  }
  // Better far away, at the end of a line that shows whose they are, than not at all.
  const far = word.reaches.filter((reach) => reach > 1);
  return spotOf(word.forms[word.forms.length - 1], word, far, () => true, busy, found, width, height);
}

function spotOf(form, word, reaches, fits, busy, found, width, height) {
  for (const reach of reaches) {
    for (const [right, down] of ABOUT) {
      const far = word.clear * reach * (right !== -0.5 && down !== -0.5 ? SLANT : 1);
      const x = word.mark.x + right * form.width + (right === 0 ? far : right === -1 ? -far : 0);
      const y = word.mark.y + down * form.height + (down === 0 ? far : down === -1 ? -far : 0);
      const mine = box(x, y, form);
      const inside = x >= 2 && y >= 2 && x + form.width <= width - 2 && y + form.height <= height - 2;
      if (inside && !busy.some((other) => cross(mine, other)) && fits(mine) && clear(mine, word.mark, found)) return { form, x, y, far: reach > 1 };
    }
  }
  return null;
}

/** Whether words would be nearer to their own mark than to any other. */
function own(mine, mark, marks) {
  const gap = distance(mine, mark);
  return marks.every((other) => other === mark || distance(mine, other) > gap);
}

/** Whether the line from a mark to its words would cross no other words. */
function clear(mine, mark, found) {
  const to = nearest(mine, mark);
  const points = [0.2, 0.4, 0.6, 0.8].map((share) => ({ x: mark.x + (to.x - mark.x) * share, y: mark.y + (to.y - mark.y) * share }));
  return !found.some((one) => points.some((point) => distance(box(one.x, one.y, one.form), point) === 0));
}

/** The point of a box that is nearest to a mark. */
export const nearest = (mine, { x, y }) => ({ x: Math.min(Math.max(x, mine.left), mine.right), y: Math.min(Math.max(y, mine.top), mine.bottom) });

function distance(mine, point) {
  const to = nearest(mine, point);
  return Math.hypot(point.x - to.x, point.y - to.y);
}

/** A box about a mark. */
export const around = (mark, radius) => ({ left: mark.x - radius, top: mark.y - radius, right: mark.x + radius, bottom: mark.y + radius });

export const box = (x, y, form) => ({ left: x, top: y, right: x + form.width, bottom: y + form.height });

const cross = (one, two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
