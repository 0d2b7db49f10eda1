// What the colours say.

import type { GraphAnswer } from './api';
import { groupColour, groupOf, kindNames, theme } from './colours';
import { h, replace, svg } from './dom';
import type { State } from './state';
import { quadWords } from './words';

const line = (colour: string): SVGElement => svg('svg', { width: 22, height: 10, 'aria-hidden': 'true' }, svg('line', { x1: 1, x2: 21, y1: 5, y2: 5, stroke: colour, 'stroke-width': 3 }));
const disc = (colour: string): SVGElement => svg('svg', { width: 12, height: 12, 'aria-hidden': 'true' }, svg('circle', { cx: 6, cy: 6, r: 5, fill: colour }));

/** Each community by its best evidenced actor, each kind by its name. */
function groups(graph: GraphAnswer, colour: State['colour']): Map<number, string> {
  const names = new Map<number, string>();
  for (const node of [...graph.nodes].sort((a, b) => b.reports - a.reports)) {
    const group = groupOf(node, colour);
    if (!names.has(group)) names.set(group, colour === 'kind' ? (kindNames[group] ?? 'other') : `around ${node.actor.name}`);
  }
  return names;
}

export function showLegend(container: HTMLElement, graph: GraphAnswer, colour: State['colour']): void {
  const colours = theme();
  const shown = [...groups(graph, colour)].sort(([a], [b]) => a - b);
  const named = shown.filter(([group]) => group < colours.groups.length);
  replace(
    container,
    h('ul', { class: 'plain' },
      ...[1, 2, 3, 4, 0].map((quad) => h('li', {}, line(colours.quads[quad]!), ' ', quadWords[quad]!)),
      h('li', {}, line(colours.tie), ' lasting ties'),
      ...named.map(([group, name]) => h('li', {}, disc(groupColour(group, colours)), ' ', name)),
      shown.length > named.length && h('li', {}, disc(colours.other), ' smaller ones')),
  );
}
