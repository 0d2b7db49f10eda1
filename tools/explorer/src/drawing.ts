// The picture as a file: SVG, and PNG made of it. Always on light ground, as paper is.

import type { GraphAnswer } from './api';
import { groupColour, groupOf, lightTheme, linkColour } from './colours';
import { control, curvatures } from './curves';
import type { Place } from './layout';
import { linkSize, nodeSize } from './picture';
import type { State } from './state';
import { svg } from './dom';
import { actorWords, arrow, counted } from './words';

const width = 1600;
const margin = 90;
const mostLabels = 80;

export function toSvg(graph: GraphAnswer, places: Map<string, Place>, egos: string[], colour: State['colour'], title: string): string {
  const at = graph.nodes.map(({ actor }) => places.get(actor.id) ?? { x: 0, y: 0 });
  const xs = at.map(({ x }) => x);
  const ys = at.map(({ y }) => y);
  const [left, top] = [Math.min(...xs, 0), Math.max(...ys, 0)];
  const scale = (width - 2 * margin) / Math.max(1, Math.max(...xs, 0) - left, Math.max(...ys, 0) - Math.min(...ys, 0));
  const points = at.map(({ x, y }) => ({ x: margin + (x - left) * scale, y: margin + (top - y) * scale })); // graphs have y upward
  const height = Math.max(...points.map(({ y }) => y), margin) + margin;

  const picture = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${Math.round(height)}`, width, height: Math.round(height), 'font-family': 'sans-serif', 'font-size': 14 });
  picture.append(svg('title', {}, title), svg('rect', { width: '100%', height: '100%', fill: lightTheme.ground }));
  const bends = curvatures(graph.links);
  graph.links.forEach((link, i) => {
    if (link.source === link.target) return;
    const [a, b] = [points[link.source]!, points[link.target]!];
    const middle = control(a, b, bends[i]!);
    const words = `${actorWords(graph.nodes[link.source]!.actor)} ${arrow(link.reciprocal)} ${link.type} ${actorWords(graph.nodes[link.target]!.actor)}: ${counted(link.edges, 'edge')}`;
    picture.append(
      svg('path', {
        d: `M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${b.x.toFixed(1)} ${b.y.toFixed(1)}`,
        fill: 'none', stroke: linkColour(link, lightTheme), 'stroke-width': linkSize(link).toFixed(1), 'stroke-dasharray': link.actual ? null : '5 4',
      }, svg('title', {}, words)),
    );
  });
  graph.nodes.forEach((node, i) => {
    const { x, y } = points[i]!;
    const r = nodeSize(node.reports, egos.includes(node.actor.id), graph.nodes.length);
    picture.append(svg('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), fill: groupColour(groupOf(node, colour), lightTheme), stroke: lightTheme.ground }, svg('title', {}, `${node.actor.name} (${node.actor.id})`)));
  });
  const labelled = graph.nodes.map((node, i) => ({ node, i })).sort((a, b) => b.node.reports - a.node.reports || a.i - b.i).slice(0, mostLabels);
  for (const { node, i } of labelled) {
    const { x, y } = points[i]!;
    const r = nodeSize(node.reports, egos.includes(node.actor.id), graph.nodes.length);
    picture.append(svg('text', { x: (x + r + 3).toFixed(1), y: (y + 5).toFixed(1), fill: lightTheme.text, stroke: lightTheme.ground, 'stroke-width': 3, 'paint-order': 'stroke' }, actorWords(node.actor)));
  }
  return new XMLSerializer().serializeToString(picture);
}

export async function toPng(picture: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('the picture is too large for this browser'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
