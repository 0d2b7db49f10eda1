// The graph as a picture: sigma draws it; this says what, where and in which colour.

import EdgeCurveProgram, { EdgeCurvedArrowProgram } from '@sigma/edge-curve';
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { drawDiscNodeLabel, EdgeArrowProgram, EdgeRectangleProgram, type NodeHoverDrawingFunction } from 'sigma/rendering';

import { emptyGraph, type GraphAnswer, type GraphLink } from './api';
import { groupColour, groupOf, linkColour, theme } from './colours';
import { curvatures, distanceToCurve } from './curves';
import { firstPlaces, Layout, type Place } from './layout';
import type { Panel, State } from './state';
import { actorWords, arrow, counted, spanWords } from './words';

export interface PictureActions {
  look(actor: string): void; // at an actor
  open(actor: string): void; // what is around it, beside what is there
  pair(one: string, other: string, type: string): void;
}

interface Node {
  x: number;
  y: number;
  size: number;
  label: string;
  color: string;
  zIndex: number;
}

interface Edge {
  type: string;
  size: number;
  color: string;
  label: string;
  curvature: number;
  zIndex: number;
  link: GraphLink;
}

export const linkSize = (link: GraphLink): number => Math.min(6, 1.2 + 0.8 * Math.log2(1 + link.reports));
const reach = 7; // pixels from a line that still count as on it
const mostHovered = 3000; // lines that are looked through while the mouse moves; a click looks through all
/** Smaller where there are many. */
export const nodeSize = (reports: number, ego: boolean, of: number): number => (Math.min(18, 3.5 + 1.4 * Math.log2(1 + reports)) + (ego ? 2 : 0)) * Math.max(0.4, Math.min(1, Math.sqrt(150 / of)));

const hover: NodeHoverDrawingFunction = (context, data, settings) => {
  const colours = theme();
  if (data.label) {
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    const width = context.measureText(data.label).width + 10;
    context.fillStyle = colours.ground;
    context.strokeStyle = colours.faint;
    context.beginPath();
    context.roundRect(data.x + data.size, data.y - settings.labelSize / 2 - 4, width, settings.labelSize + 8, 4);
    context.fill();
    context.stroke();
  }
  context.strokeStyle = colours.text;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(data.x, data.y, data.size + 2, 0, 2 * Math.PI);
  context.stroke();
  context.lineWidth = 1;
  drawDiscNodeLabel(context, data, settings);
};

export class Picture {
  private graph = new MultiDirectedGraph<Node, Edge>();
  private readonly sigma: Sigma<Node, Edge>;
  private readonly layout = new Layout();
  private readonly places = new Map<string, Place>();
  private shown: GraphAnswer = emptyGraph;
  private egos = new Set<string>();
  private colour: State['colour'] = 'kind';
  private panel: Panel = { kind: 'start' };
  private hovered: string | null = null; // an actor
  private near = new Set<string>();
  private hoveredEdge: string | null = null;

  /** Throws where the browser has no WebGL. */
  constructor(container: HTMLElement, private readonly caption: HTMLElement, private readonly actions: PictureActions) {
    this.sigma = new Sigma<Node, Edge>(this.graph, container, {
      allowInvalidContainer: true,
      renderEdgeLabels: true,
      zIndex: true,
      defaultEdgeType: 'arrow',
      edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeRectangleProgram, curved: EdgeCurveProgram, curvedArrow: EdgeCurvedArrowProgram },
      defaultDrawNodeHover: hover as NodeHoverDrawingFunction<Node, Edge>,
      labelColor: { color: theme().text },
      edgeLabelColor: { color: theme().text },
      labelFont: 'system-ui, sans-serif',
      labelSize: 13,
      edgeLabelFont: 'system-ui, sans-serif',
      edgeLabelSize: 11,
      labelRenderedSizeThreshold: 4.5,
      labelDensity: 0.8,
      minCameraRatio: 0.05,
      maxCameraRatio: 4,
      stagePadding: 60,
      nodeReducer: (id, data) => this.drawnNode(id, data),
      edgeReducer: (id, data) => this.drawnEdge(id, data),
    });
    this.listen();
  }

  /** Puts a graph in the place of the one that is shown; who was there stays where they were, nearly. */
  show(graph: GraphAnswer, egos: string[], settled: () => void): void {
    const places = firstPlaces(graph, this.places);
    this.shown = graph;
    this.egos = new Set(egos);
    this.hovered = this.hoveredEdge = null;
    this.graph = this.drawn(graph, places);
    this.sigma.setGraph(this.graph); // first: whatever else is set is drawn at once, and asks the new graph
    if (this.sigma.getCustomBBox()) this.sigma.setCustomBBox(null);
    const many = graph.links.length > 3000;
    if (this.sigma.getSetting('hideEdgesOnMove') !== many) this.sigma.setSetting('hideEdgesOnMove', many); // each setting is drawn at once
    this.layout.run(graph, places, (moved, done) => {
      moved.forEach((place, i) => this.places.set(graph.nodes[i]!.actor.id, place));
      this.graph.updateEachNodeAttributes((id, node) => ({ ...node, ...this.places.get(id) }), { attributes: ['x', 'y'] });
      if (done) settled();
    });
  }

  private drawn(graph: GraphAnswer, places: Place[]): MultiDirectedGraph<Node, Edge> {
    const drawn = new MultiDirectedGraph<Node, Edge>();
    const colours = theme();
    graph.nodes.forEach((node, i) => {
      const ego = this.egos.has(node.actor.id);
      drawn.addNode(node.actor.id, {
        ...places[i]!, size: nodeSize(node.reports, ego, graph.nodes.length), label: actorWords(node.actor), color: groupColour(groupOf(node, this.colour), colours), zIndex: ego ? 2 : 1,
      });
    });
    const bends = curvatures(graph.links);
    graph.links.forEach((link, i) => {
      if (link.source === link.target) return;
      const bend = bends[i]!;
      const straight = Math.abs(bend) < 0.01;
      const type = link.reciprocal ? (straight ? 'line' : 'curved') : straight ? 'arrow' : 'curvedArrow';
      drawn.addDirectedEdgeWithKey(String(i), graph.nodes[link.source]!.actor.id, graph.nodes[link.target]!.actor.id, {
        type, size: linkSize(link), color: linkColour(link, colours), label: link.edges > 1 ? `${link.type} ×${link.edges}` : link.type, curvature: bend, zIndex: link.actual ? 1 : 0, link,
      });
    });
    return drawn;
  }

  /** `draw`: now; else another graph comes, and is drawn with it. */
  select(panel: Panel, draw: boolean): void {
    if (JSON.stringify(panel) === JSON.stringify(this.panel)) return;
    this.panel = panel;
    if (draw) this.redraw();
  }

  recolour(colour: State['colour']): void {
    this.colour = colour;
    this.paint();
  }

  /** After the theme has changed. */
  dress(): void {
    const colours = theme();
    this.sigma.setSetting('labelColor', { color: colours.text });
    this.sigma.setSetting('edgeLabelColor', { color: colours.text });
    this.paint();
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.ratio / factor }, { duration: 150 });
  }

  fit(): void {
    this.sigma.setCustomBBox(null);
    this.sigma.refresh();
    void this.sigma.getCamera().animatedReset({ duration: 150 });
  }

  resize(): void {
    this.sigma.resize();
    this.sigma.refresh();
  }

  /** Where the actor is drawn, in the container; for tests and scripts that point at it. */
  placeOf(id: string): Place | null {
    const data = this.sigma.getNodeDisplayData(id);
    return data ? this.sigma.framedGraphToViewport(data) : null;
  }

  /** Where the layout has put everybody. */
  allPlaces(): Map<string, Place> {
    return new Map(this.shown.nodes.map(({ actor }) => [actor.id, this.places.get(actor.id) ?? { x: 0, y: 0 }]));
  }

  private paint(): void {
    const colours = theme();
    const groups = new Map(this.shown.nodes.map((node) => [node.actor.id, groupOf(node, this.colour)]));
    this.graph.updateEachNodeAttributes((id, node) => ({ ...node, color: groupColour(groups.get(id) ?? -1, colours) }), { attributes: ['color'] });
    this.graph.updateEachEdgeAttributes((_, edge) => ({ ...edge, color: linkColour(edge.link, colours) }), { attributes: ['color'] });
    this.redraw();
  }

  private drawnNode(id: string, data: Node): Partial<Node> & { highlighted?: boolean; forceLabel?: boolean } {
    const selected = (this.panel.kind === 'actor' && this.panel.id === id) || (this.panel.kind === 'pair' && (this.panel.id === id || this.panel.with === id));
    if (this.hovered !== null && id !== this.hovered && !this.near.has(id)) return { ...data, color: theme().faint, label: '', zIndex: 0 };
    return { ...data, highlighted: selected, forceLabel: selected || this.egos.has(id) };
  }

  private drawnEdge(id: string, data: Edge): Partial<Edge> & { forceLabel?: boolean } {
    const [source, target] = [this.graph.source(id), this.graph.target(id)];
    const { panel } = this;
    const selected = panel.kind === 'pair' && ((panel.id === source && panel.with === target) || (panel.id === target && panel.with === source));
    const at = this.hovered !== null && (source === this.hovered || target === this.hovered);
    if (this.hovered !== null && !at) return { ...data, color: theme().faint, label: '', zIndex: 0 };
    if (id === this.hoveredEdge || selected) return { ...data, size: data.size + 1.5, zIndex: 3, forceLabel: true };
    return { ...data, label: this.graph.size <= 25 || at ? data.label : '' };
  }

  private listen(): void {
    const { sigma } = this;
    let dragged: string | null = null;
    let moved = false;
    sigma.on('clickNode', ({ node }) => {
      if (!moved) this.actions.look(node);
    });
    sigma.on('doubleClickNode', (event) => {
      event.preventSigmaDefault();
      this.actions.open(event.node);
    });
    sigma.on('clickStage', ({ event }) => {
      const edge = this.edgeAt(event);
      if (edge !== null) this.actions.pair(this.graph.source(edge), this.graph.target(edge), this.graph.getEdgeAttribute(edge, 'link').type);
    });
    sigma.on('enterNode', ({ node }) => this.hover(node));
    sigma.on('leaveNode', () => this.hover(null));
    sigma.on('moveBody', ({ event }) => {
      if (dragged !== null || this.graph.size > mostHovered) return;
      const edge = this.hovered === null ? this.edgeAt(event) : null;
      if (edge !== this.hoveredEdge) this.hoverEdge(edge);
    });
    sigma.on('leaveStage', () => this.hoverEdge(null));
    sigma.on('downNode', ({ node }) => {
      dragged = node;
      moved = false;
    });
    sigma.getMouseCaptor().on('mousemovebody', (event) => {
      if (dragged === null) return;
      if (!moved) sigma.setCustomBBox(sigma.getBBox()); // the picture does not follow who is dragged out of it
      moved = true;
      const place = sigma.viewportToGraph(event);
      this.places.set(dragged, place);
      this.graph.mergeNodeAttributes(dragged, place);
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    sigma.getMouseCaptor().on('mouseup', () => {
      dragged = null;
    });
  }

  /** The line that lies nearest to a point, where one is near. Not by what sigma draws to pick from: thin lines have gaps there. */
  private edgeAt(point: Place): string | null {
    const at = new Map(this.graph.mapNodes((id): [string, Place] => [id, this.sigma.framedGraphToViewport(this.sigma.getNodeDisplayData(id)!)]));
    let nearest: string | null = null;
    let least = reach;
    this.graph.forEachEdge((edge, { curvature }, source, target) => {
      const distance = distanceToCurve(point, at.get(source)!, at.get(target)!, curvature, least);
      if (distance < least) [nearest, least] = [edge, distance];
    });
    return nearest;
  }

  private hover(node: string | null): void {
    this.hovered = node;
    this.near = new Set(node === null ? [] : this.graph.neighbors(node));
    this.sigma.getContainer().classList.toggle('over', node !== null);
    this.caption.textContent = node === null ? '' : this.words(node);
    this.redraw();
  }

  /** With the next frame, once, however often it is asked for: without a GPU a drawing takes many milliseconds. */
  private redraw(): void {
    this.sigma.scheduleRefresh();
  }

  private words(id: string): string {
    const node = this.shown.nodes.find(({ actor }) => actor.id === id)!;
    const hidden = node.hidden > 0 ? `; ${counted(node.hidden, 'neighbour')} not shown: double-click opens them` : '';
    return `${actorWords(node.actor)}, ${node.actor.kind}, ${counted(node.reports, 'report')}${hidden}`;
  }

  private hoverEdge(edge: string | null): void {
    this.hoveredEdge = edge;
    this.sigma.getContainer().classList.toggle('over', edge !== null);
    if (edge !== null) {
      const { link } = this.graph.getEdgeAttributes(edge);
      const label = (id: string): string => this.graph.getNodeAttribute(id, 'label');
      const dates = spanWords(link.first, link.last);
      this.caption.textContent = `${label(this.graph.source(edge))} ${arrow(link.reciprocal)} ${link.type} ${label(this.graph.target(edge))}: ${counted(link.edges, 'edge')}${dates ? `, ${dates}` : ''}`;
    } else if (this.hovered === null) {
      this.caption.textContent = '';
    }
    this.redraw();
  }
}
