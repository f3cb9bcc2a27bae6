// A window on the map: which part of the plane it shows, turned so that north is up in its middle.

const LEAST_KM = 620; // A view shows at least so much across.
const MARGIN = 0.1; // of the window, free on each side of the crossings.

/** The view of points ({x, y} in kilometres on the plane, lon in degrees) in a window of so many pixels. */
export function frame(land, points, width, height) {
  const lons = points.map((point) => point.lon);
  const middle = (Math.min(...lons) + Math.max(...lons)) / 2;
  const angle = (land.n * (middle - land.lon) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = ({ x, y }) => [x * cos - (land.tip - y) * sin, land.tip - (x * sin + (land.tip - y) * cos)];
  const spots = points.map(turned);
  const [xs, ys] = [spots.map((spot) => spot[0]), spots.map((spot) => spot[1])];
  const room = 1 - 2 * MARGIN;
  const wide = (Math.max(...xs) - Math.min(...xs)) / room;
  const high = (Math.max(...ys) - Math.min(...ys)) / room;
  const scale = width / Math.max(LEAST_KM, wide, (high * width) / height);
  const [mx, my] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  const put = (point) => {
    const [x, y] = turned(point);
    return { x: (x - mx) * scale + width / 2, y: height / 2 - (y - my) * scale };
  };
  // The same for the land's paths, whose units are land.unit kilometres with y to the south.
  const s = scale * land.unit;
  const right = width / 2 - (land.tip * sin + mx) * scale;
  const down = height / 2 - (land.tip - land.tip * cos - my) * scale;
  const matrix = [s * cos, s * sin, -s * sin, s * cos, right, down].map((part) => part.toFixed(5)).join(" ");
  return { put, matrix: `matrix(${matrix})`, width, height, scale };
}
