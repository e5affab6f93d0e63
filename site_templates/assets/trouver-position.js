// « Me localiser »: a position tested here, against outlines of QPV; it is sent nowhere.
// `scripts/find/outlines.py` writes the outlines.

const METRES_PER_DEGREE = 111_195;
const ASK = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 };

/**
 * The position of the device, as the browser gives it once the person agrees.
 * @returns {Promise<GeolocationCoordinates>}
 */
export function position() {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition((found) => resolve(found.coords), reject, ASK);
  });
}

/**
 * The QPV around a position: those it is surely in, and those whose limit is too near to tell.
 * @param {object} outlines the parsed `trouver-contours.json`
 * @param {{longitude: number, latitude: number, accuracy: number}} coords accuracy in metres
 * @returns {{inside: string[], near: string[], margin: number}} codes, and the margin in metres
 */
export function around(outlines, { longitude, latitude, accuracy }) {
  const margin = outlines.tolerance + accuracy;
  const vertical = METRES_PER_DEGREE / outlines.scale;
  const horizontal = vertical * Math.cos((latitude * Math.PI) / 180);
  const metres = (x, y) => [(x - longitude * outlines.scale) * horizontal, (y - latitude * outlines.scale) * vertical];
  const found = { inside: [], near: [], margin };
  for (const layer of [outlines.qpv2015, outlines.qpv2024]) {
    for (const [code, rings] of Object.entries(layer)) {
      const { inside, distance } = locate(rings, metres);
      if (distance <= margin) found.near.push(code);
      else if (inside) found.inside.push(code);
    }
  }
  return found;
}

// The position is the origin: whether the rings hold it, and how far their nearest edge is.
function locate(rings, metres) {
  let inside = false;
  let nearest = Infinity;
  let x = 0;
  let y = 0;
  for (const ring of rings) {
    const steps = ring.split(" ").map(Number);
    const points = [];
    for (let at = 0; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      points.push(metres(x, y));
    }
    let [fromX, fromY] = points.at(-1);
    for (const [toX, toY] of points) {
      if (fromY > 0 !== toY > 0 && fromX - (fromY * (toX - fromX)) / (toY - fromY) > 0) inside = !inside;
      nearest = Math.min(nearest, distance(fromX, fromY, toX, toY));
      [fromX, fromY] = [toX, toY];
    }
  }
  return { inside, distance: nearest };
}

// From the origin to an edge.
function distance(fromX, fromY, toX, toY) {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX * alongX + alongY * alongY;
  const part = length ? Math.max(0, Math.min(1, -(fromX * alongX + fromY * alongY) / length)) : 0;
  return Math.hypot(fromX + part * alongX, fromY + part * alongY);
}
