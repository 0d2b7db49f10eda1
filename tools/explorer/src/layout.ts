// Places for the actors of a picture; those that were there before stay near where they were.

import type { GraphAnswer } from './api';
import type { LayoutTask } from './layout.worker';

export interface Place {
  x: number;
  y: number;
}

const golden = Math.PI * (3 - Math.sqrt(5));

/** Where each stands before the layout begins: the first in the middle, the others around them; the same for the same graph. */
export function firstPlaces(graph: GraphAnswer, known: Map<string, Place>): Place[] {
  const places = graph.nodes.map((node, i) => known.get(node.actor.id) ?? { x: 14 * Math.sqrt(i) * Math.cos(i * golden), y: 14 * Math.sqrt(i) * Math.sin(i * golden) });
  // Who is new comes beside a neighbour who is known.
  if (known.size > 0) {
    for (const link of graph.links) {
      for (const [one, other] of [[link.source, link.target], [link.target, link.source]] as const) {
        const beside = known.get(graph.nodes[other]!.actor.id);
        if (known.has(graph.nodes[one]!.actor.id) || !beside) continue;
        places[one] = { x: beside.x + 10 * Math.cos(one * golden), y: beside.y + 10 * Math.sin(one * golden) };
      }
    }
  }
  return places;
}

/** Pairs with the weight of what is between them. */
function pairs(graph: GraphAnswer): Float32Array {
  const reports = new Map<string, number>();
  for (const { source, target, reports: more } of graph.links) {
    if (source === target) continue;
    const key = source < target ? `${source} ${target}` : `${target} ${source}`;
    reports.set(key, (reports.get(key) ?? 0) + more);
  }
  return Float32Array.from([...reports].flatMap(([key, number]) => [...key.split(' ').map(Number), 1 + Math.log2(number)]));
}

export class Layout {
  private worker: Worker | null = null;

  /** Calls `moved` from time to time, and at the end. A layout that still runs is given up. */
  run(graph: GraphAnswer, places: Place[], moved: (places: Place[], done: boolean) => void): void {
    this.stop();
    if (places.length < 2) return moved(places, true);
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    this.worker = worker;
    worker.addEventListener('message', (event: MessageEvent<{ positions: Float32Array; done: boolean }>) => {
      if (this.worker !== worker) return;
      const { positions, done } = event.data;
      moved(places.map((_, i) => ({ x: positions[2 * i]!, y: positions[2 * i + 1]! })), done);
      if (done) this.stop();
    });
    const task: LayoutTask = {
      positions: Float32Array.from(places.flatMap(({ x, y }) => [x, y])),
      links: pairs(graph),
      iterations: places.length <= 300 ? 500 : places.length <= 1000 ? 250 : 150,
    };
    worker.postMessage(task, [task.positions.buffer, task.links.buffer]);
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
  }
}
