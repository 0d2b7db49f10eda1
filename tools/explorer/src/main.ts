// The page: its state stands in the address, and whatever changes it is shown anew.

import { address, ApiError, ask, emptyGraph, emptyTimeline, type GraphAnswer, type Info, type PathsAnswer, type TimelineAnswer } from './api';
import { isDark, onSystemTheme } from './colours';
import { announce, byId, h, replace } from './dom';
import { save, toPng, toSvg } from './drawing';
import { FilterForm } from './filters';
import { showLegend } from './legend';
import { PanelView } from './panel';
import { Picture } from './picture';
import { Search } from './search';
import { filterQuery, fromAddress, start, type State, toAddress, viewQuery } from './state';
import { Tables } from './table';
import { Timeline } from './timeline';
import { count, counted } from './words';

class Page {
  private state: State = fromAddress(location.search);
  private graph: GraphAnswer = emptyGraph;
  private tabled: GraphAnswer | null = null; // that the table holds
  private paths: PathsAnswer | null = null;
  private asked = { graph: '', timeline: '' };
  private shownView: Pick<State, 'actors' | 'hops' | 'limit' | 'filters'> = start;
  private pathStart: string | null = null;

  private readonly canvas = h('div', { class: 'canvas' });
  private readonly caption = h('p', { class: 'caption' });
  private readonly note = h('div', { class: 'note', role: 'status' });
  private readonly tables = h('div', { class: 'tables' });
  private readonly legend = h('div');
  private readonly viewButtons = (['picture', 'table'] as const).map((view) => h('button', { type: 'button', 'data-view': view, click: () => this.change({ view }) }, view === 'picture' ? 'Picture' : 'Table'));
  private readonly colourChoice = h('select', { change: () => this.change({ colour: this.colourChoice.value === 'community' ? 'community' : 'kind' }) }, h('option', { value: 'kind' }, 'by kind'), h('option', { value: 'community' }, 'by community'));
  private readonly pictureBox: HTMLElement;
  private readonly picture: Picture | null;
  private readonly table: Tables;
  private readonly timeline: Timeline;
  private readonly panel: PanelView;
  private readonly filters: FilterForm;

  constructor(private readonly info: Info) {
    document.title = `${info.graph} – Entente`;
    const look = (id: string): void => this.look(id);
    const pair = (id: string, other: string, type: string): void => this.change({ panel: { kind: 'pair', id, with: other, type } });
    this.pictureBox = h('div', { class: 'picture' }, this.canvas, this.caption, this.pictureTools());
    replace(byId('stage'), this.note, this.pictureBox, this.tables, h('div', { class: 'legend' }, h('label', {}, 'Actors ', this.colourChoice), this.legend));
    this.picture = this.makePicture({ look, open: (id) => this.open(id), pair });
    this.picture?.recolour(this.state.colour);
    this.table = new Tables(this.tables, { look, pair });
    this.timeline = new Timeline(byId('time'), (since, until) => this.change({ filters: { ...this.state.filters, since, until } }));
    this.filters = new FilterForm(byId('filters'), info, { filter: (filters) => this.change({ filters }), view: (part) => this.change(part) });
    this.panel = new PanelView(byId('panel'), {
      look, pair,
      open: (id) => this.open(id),
      around: (id) => this.change({ actors: [id], path: null, hops: Math.max(1, this.state.hops), panel: { kind: 'actor', id } }),
      close: (id) => this.change({ actors: this.state.actors.filter((actor) => actor !== id) }),
      edge: (id) => this.change({ panel: { kind: 'edge', id } }),
      document: (id) => this.change({ panel: { kind: 'document', id } }),
      only: (id) => this.change({ filters: { ...this.state.filters, document: [id] }, actors: [], path: null }),
      pathFrom: (id) => this.choosePathEnd(id),
      path: (from, to, order) => this.change({ path: { from, to, order }, panel: { kind: 'start' } }),
      leavePath: () => this.change({ path: null }),
      overview: () => this.change({ panel: { kind: 'start' } }),
    });
    this.bar();
    onSystemTheme(() => this.dress());
    addEventListener('popstate', () => this.show(fromAddress(location.search)));
    new ResizeObserver(() => this.picture?.resize()).observe(this.canvas);
    this.show(this.state);
  }

  /** For tests and scripts that point at an actor in the picture: where it is drawn, in the window. */
  whereIs(actor: string): { x: number; y: number } | null {
    const place = this.picture?.placeOf(actor);
    const box = this.canvas.getBoundingClientRect();
    return place ? { x: box.left + place.x, y: box.top + place.y } : null;
  }

  private makePicture(actions: ConstructorParameters<typeof Picture>[2]): Picture | null {
    try {
      return new Picture(this.canvas, this.caption, actions);
    } catch (fault) {
      replace(this.canvas, h('p', { role: 'alert' }, `This browser draws no picture (${String(fault)}). The table shows the same.`));
      return null;
    }
  }

  private pictureTools(): HTMLElement {
    const button = (label: string, text: string, click: () => void): HTMLElement => h('button', { type: 'button', title: label, 'aria-label': label, click }, text);
    return h('div', { class: 'tools' },
      h('div', { class: 'zoom' }, button('Nearer', '+', () => this.picture?.zoom(1.5)), button('Farther', '−', () => this.picture?.zoom(1 / 1.5)), button('All of it', '⤢', () => this.picture?.fit())));
  }

  private bar(): void {
    const bar = byId('bar');
    replace(bar, h('h1', {}, h('button', { type: 'button', class: 'home', title: 'The most connected actors', click: () => this.change({ ...start, view: this.state.view, colour: this.state.colour }) }, this.info.graph)));
    new Search(bar, { actor: (id) => this.found(id), sentences: (id) => this.change({ panel: { kind: 'search', id } }) });
    const file = (label: string, click: () => void): HTMLElement => h('button', { type: 'button', click: () => { downloads.open = false; click(); } }, label);
    const downloads: HTMLDetailsElement = h('details', { class: 'menu' }, h('summary', {}, 'Download'), h('div', {},
      file('Picture (PNG)', () => void this.savePicture('png')), file('Picture (SVG)', () => void this.savePicture('svg')),
      file('Graph (GraphML)', () => this.saveGraph('graphml')), file('Graph with time (GEXF)', () => this.saveGraph('gexf')), file('Reports (CSV)', () => this.saveGraph('csv'))));
    document.addEventListener('click', (event) => {
      if (!downloads.contains(event.target as Node)) downloads.open = false;
    });
    bar.append(
      h('div', { class: 'views', role: 'group', 'aria-label': 'View' }, ...this.viewButtons),
      downloads,
      h('button', { type: 'button', class: 'theme', title: 'Light or dark', 'aria-label': 'Light or dark', click: () => this.otherTheme() }, '◐'));
  }

  private otherTheme(): void {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    this.dress();
  }

  private dress(): void {
    this.picture?.dress();
    this.timeline.draw();
    showLegend(this.legend, this.graph, this.state.colour);
  }

  /** A step of the user's: it can be gone back. */
  private change(part: Partial<State>): void {
    const next = { ...this.state, ...part };
    if (part.panel === undefined && part.path !== undefined) next.panel = { kind: 'start' };
    const where = toAddress(next);
    if (where !== toAddress(this.state)) history.pushState(null, '', where);
    this.show(next);
  }

  private look(id: string): void {
    if (this.pathStart !== null && this.pathStart !== id) return this.endPath(id);
    this.change({ panel: { kind: 'actor', id } });
  }

  private found(id: string): void {
    if (this.pathStart !== null && this.pathStart !== id) return this.endPath(id);
    this.change({ actors: [id], path: null, hops: Math.max(1, this.state.hops), panel: { kind: 'actor', id } });
  }

  private open(id: string): void {
    // Beside the most connected, which nobody asked for, nothing is kept.
    const actors = this.state.actors.includes(id) ? this.state.actors : [...this.state.actors, id];
    this.change({ actors, path: null, hops: Math.max(1, this.state.hops), panel: { kind: 'actor', id } });
  }

  private choosePathEnd(id: string): void {
    this.pathStart = id;
    this.showNote();
    byId('search').focus();
  }

  private endPath(to: string): void {
    const from = this.pathStart!;
    this.pathStart = null;
    this.change({ path: { from, to, order: 'shortest' }, panel: { kind: 'start' } });
  }

  private show(state: State): void {
    const before = this.state;
    this.state = state;
    for (const button of this.viewButtons) button.setAttribute('aria-pressed', String(button.dataset.view === state.view));
    this.pictureBox.hidden = state.view !== 'picture';
    this.tables.hidden = state.view !== 'table';
    this.fillTable();
    this.colourChoice.value = state.colour;
    this.filters.show(state);
    this.timeline.select(state.filters.since, state.filters.until);
    if (before.colour !== state.colour) {
      this.picture?.recolour(state.colour);
      showLegend(this.legend, this.graph, state.colour);
    }
    this.picture?.select(state.panel, this.wanted() === this.asked.graph);
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      await this.loadGraph();
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.put(emptyGraph, []);
      replace(this.note, h('p', { role: 'alert' }, fault.message, ' ', h('button', { type: 'button', class: 'small', click: () => { this.asked.graph = ''; void this.load(); } }, 'Again')));
      announce(fault.message);
    }
    await this.panel.show(this.state, this.graph, this.paths);
  }

  /** What names the graph that the state asks for. */
  private wanted(): string {
    return JSON.stringify([viewQuery(this.state), this.state.path]);
  }

  /** Asks for the graph where it is another than the one that is shown. */
  private async loadGraph(): Promise<void> {
    const { state } = this;
    const asked = this.wanted();
    if (asked === this.asked.graph) return;
    this.asked.graph = asked;
    const began = performance.now();
    let view: Pick<State, 'actors' | 'hops' | 'limit' | 'filters'> = state;
    let paths: PathsAnswer | null = null;
    if (state.path) {
      const { from, to, order } = state.path;
      paths = await ask<PathsAnswer>('paths', '/api/paths', [['from', from], ['to', to], ['order', order], ['k', '5'], ...filterQuery(state.filters)]);
      const on = new Set(paths.paths.flatMap(({ steps }) => steps.flatMap((step) => [step.from.id, step.to.id])));
      view = { ...state, actors: on.size > 0 ? [...on] : [from, to], hops: 0 };
    }
    const graph = await ask<GraphAnswer>('graph', '/api/graph', viewQuery(view));
    this.paths = paths;
    this.shownView = view;
    this.put(graph, state.path ? [state.path.from, state.path.to] : state.actors);
    announce(`${counted(graph.nodes.length, 'actor')}, ${counted(graph.links.length, 'relation')}`);
    performance.measure('entente-graph', { start: began });
    // The findings need not wait for it.
    this.loadTimeline(view).catch((fault: unknown) => {
      this.asked.timeline = '';
      if (!(fault instanceof ApiError)) throw fault;
      announce(fault.message);
    });
  }

  private put(graph: GraphAnswer, egos: string[]): void {
    this.graph = graph;
    this.canvas.dataset.settled = 'false';
    this.picture?.show(graph, egos, () => (this.canvas.dataset.settled = 'true'));
    this.fillTable();
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', `A picture of ${counted(graph.nodes.length, 'actor')} and ${counted(graph.links.length, 'relation')}; the table shows the same`);
    showLegend(this.legend, graph, this.state.colour);
    this.showNote();
  }

  /** Only where it is looked at: it has many rows. */
  private fillTable(): void {
    if (this.state.view !== 'table' || this.tabled === this.graph) return;
    this.tabled = this.graph;
    this.table.show(this.graph);
  }

  /** Of all times, so that one sees what a choice leaves out. */
  private async loadTimeline(view: Pick<State, 'actors' | 'hops' | 'limit' | 'filters'>): Promise<void> {
    const actors = view.actors.length > 0 ? view.actors : this.graph.nodes.slice(0, 60).map(({ actor }) => actor.id);
    const query = [...actors.map((id): [string, string] => ['actor', id]), ...filterQuery({ ...view.filters, since: '', until: '' })];
    const asked = JSON.stringify(query);
    if (asked === this.asked.timeline) return;
    this.asked.timeline = asked;
    this.timeline.show(actors.length > 0 ? await ask<TimelineAnswer>('timeline', '/api/timeline', query) : emptyTimeline);
  }

  /** What is shown, what was left out, and how to see it. */
  private showNote(): void {
    const { graph, state } = this;
    if (this.pathStart !== null) {
      const from = graph.nodes.find(({ actor }) => actor.id === this.pathStart)?.actor.name ?? this.pathStart;
      replace(this.note, h('p', {}, `A path from ${from}: now choose where to, here or by the search. `, h('button', { type: 'button', class: 'small', click: () => { this.pathStart = null; this.showNote(); } }, 'No path')));
      return;
    }
    const shown = `${counted(graph.nodes.length, 'actor')}, ${counted(graph.links.length, 'relation')} (${counted(graph.links.reduce((sum, link) => sum + link.edges, 0), 'edge')})`;
    const more = Math.min(this.info.most_actors, graph.nodes.length + graph.left_out_actors);
    const left = [
      graph.left_out_actors > 0 ? `${counted(graph.left_out_actors, 'actor')} with less evidence left out` : '',
      graph.left_out_links > 0 ? `${counted(graph.left_out_links, 'relation')} with less evidence left out` : '',
      graph.cut ? `the walk ended at ${graph.cut}: fewer steps, or a filter, give a whole answer` : '',
      !state.path && state.actors.length === 0 ? `of ${count(this.info.actors)} in the graph` : '',
    ].filter(Boolean);
    replace(this.note, h('p', {}, `${shown}${left.length > 0 ? `; ${left.join('; ')}` : ''}. `,
      graph.left_out_actors > 0 && !state.path && state.limit < more && h('button', { type: 'button', class: 'small', click: () => this.change({ limit: Math.min(more, Math.max(300, state.limit * 2)) }) }, 'Show more')));
  }

  private drawing(): string {
    const places = this.picture?.allPlaces() ?? new Map();
    return toSvg(this.graph, places, this.shownView.actors, this.state.colour, `${this.info.graph}: ${counted(this.graph.nodes.length, 'actor')}`);
  }

  private async savePicture(kind: 'png' | 'svg'): Promise<void> {
    const drawing = this.drawing();
    save(`entente.${kind}`, kind === 'svg' ? new Blob([drawing], { type: 'image/svg+xml' }) : await toPng(drawing));
  }

  private saveGraph(format: string): void {
    const link = h('a', { href: address('/api/export', [['format', format], ...viewQuery(this.shownView)]), download: `entente.${format}` });
    link.click();
  }
}

async function begin(): Promise<void> {
  try {
    const page = new Page(await ask<Info>('info', '/api/info'));
    Object.assign(window, { entente: { whereIs: (actor: string) => page.whereIs(actor) } });
  } catch (fault) {
    replace(byId('stage'), h('p', { role: 'alert', class: 'fault' }, fault instanceof ApiError ? fault.message : String(fault)));
    throw fault;
  }
}

void begin();
