// Places for marks and words: no two marks on one another, no word on a word, on a mark, or over the edge.

const STEPS = 80;

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
  const by = (distance - Math.min(far, distance)) / 2 / far + 0.01;
  one.x -= dx * by;
  one.y -= dy * by;
  two.x += dx * by;
  two.y += dy * by;
  return true;
}

/** Where words may stand about a mark: the shares of their width and height by which they are shifted. */
const ABOUT = [[0, -0.5], [-1, -0.5], [-0.5, -1], [-0.5, 0], [0, -1], [0, 0], [-1, -1], [-1, 0]];

/** Places for words, the weightiest first: {mark: {x, y}, forms: [{width, height, ...}], clear, reaches}. The first
 *  form that finds room is taken, nearest to its mark; what finds none is left out. Resolves to
 *  [{word, form, x, y, far}], x and y the upper left corner. */
export function placed(words, taken, width, height) {
  const busy = [...taken];
  const found = [];
  for (const word of words) {
    const spot = free(word, busy, width, height);
    if (!spot) continue;
    busy.push(box(spot.x, spot.y, spot.form));
    found.push({ word, ...spot });
  }
  return found;
}

function free(word, busy, width, height) {
  for (const form of word.forms) {
    for (const reach of word.reaches) {
      for (const [right, down] of ABOUT) {
        const far = word.clear * reach;
        const slant = right !== -0.5 && down !== -0.5 ? 0.72 : 1;
        const x = word.mark.x + right * form.width + (right === 0 ? far : right === -1 ? -far : 0) * slant;
        const y = word.mark.y + down * form.height + (down === 0 ? far : down === -1 ? -far : 0) * slant;
        const mine = box(x, y, form);
        const inside = x >= 2 && y >= 2 && x + form.width <= width - 2 && y + form.height <= height - 2;
        if (inside && !busy.some((other) => cross(mine, other))) return { form, x, y, far: reach > 1 };
      }
    }
  }
  return null;
}

/** A box about a mark. */
export const around = (mark, radius) => ({ left: mark.x - radius, top: mark.y - radius, right: mark.x + radius, bottom: mark.y + radius });

const box = (x, y, form) => ({ left: x, top: y, right: x + form.width, bottom: y + form.height });

const cross = (one, two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
