// Lines between the same two actors lie side by side, as curves. Points are of the screen: y grows downward.

import type { GraphLink } from './api';
import type { Place } from './layout';

/** How far each line bends, as a share of its length, to the left of its own direction. */
export function curvatures(links: GraphLink[]): number[] {
  const pairs = new Map<string, number[]>();
  links.forEach(({ source, target }, i) => {
    const key = source < target ? `${source} ${target}` : `${target} ${source}`;
    const members = pairs.get(key);
    if (members) members.push(i);
    else pairs.set(key, [i]);
  });
  const out = links.map(() => 0);
  for (const members of pairs.values()) {
    const step = Math.min(0.2, 0.9 / Math.max(1, members.length - 1));
    members.forEach((i, at) => {
      const bend = (at - (members.length - 1) / 2) * step;
      out[i] = links[i]!.source < links[i]!.target ? bend : -bend;
    });
  }
  return out;
}

/** The control point of the quadratic Bezier curve, as sigma's curves have it. */
export function control(a: Place, b: Place, bend: number): Place {
  return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
}

function distanceToLine(point: Place, a: Place, b: Place): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}

/** From a point to the curve, by twelve pieces of it; Infinity where it is farther than `most`. */
export function distanceToCurve(point: Place, a: Place, b: Place, bend: number, most: number): number {
  const middle = control(a, b, bend);
  if (point.x < Math.min(a.x, b.x, middle.x) - most || point.x > Math.max(a.x, b.x, middle.x) + most) return Infinity;
  if (point.y < Math.min(a.y, b.y, middle.y) - most || point.y > Math.max(a.y, b.y, middle.y) + most) return Infinity;
  const pieces = bend === 0 ? 1 : 12;
  let least = Infinity;
  let from = a;
  for (let i = 1; i <= pieces; ++i) {
    const t = i / pieces;
    const [u, v, w] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    const to = { x: u * a.x + v * middle.x + w * b.x, y: u * a.y + v * middle.y + w * b.y };
    least = Math.min(least, distanceToLine(point, from, to));
    from = to;
  }
  return least;
}
