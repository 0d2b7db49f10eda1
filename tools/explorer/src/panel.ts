// The findings: of an actor, of two, of an edge, a document, a search, a way from one to another.

import { ApiError, ask, type ActorAnswer, type DocumentAnswer, type EdgeAnswer, type EdgesAnswer, type EventRecord, type GraphAnswer, type PathsAnswer, type SearchAnswer, type ShownEdge } from './api';
import { h, replace } from './dom';
import { actorButton, edgeItem, edgeLine, type EvidenceActions, reportItem, sentence } from './evidence';
import { filterQuery, type State } from './state';
import { actorWords, arrow, count, counted, relationWords } from './words';

export interface PanelActions extends EvidenceActions {
  pair(one: string, other: string, type: string): void;
  around(actor: string): void; // its surroundings alone
  open(actor: string): void; // beside those that are shown
  close(actor: string): void;
  pathFrom(actor: string): void; // the other end is chosen next
  path(from: string, to: string, order: string): void;
  leavePath(): void;
  only(document: string): void;
  overview(): void;
}

const back = (actions: PanelActions): HTMLElement => h('button', { type: 'button', class: 'small', click: () => actions.overview() }, 'Overview');

export class PanelView {
  private turn = 0;

  constructor(private readonly box: HTMLElement, private readonly actions: PanelActions) {}

  /** Shows what the state says; `graph` is the one in the picture. */
  async show(state: State, graph: GraphAnswer, paths: PathsAnswer | null): Promise<void> {
    const turn = ++this.turn;
    try {
      const parts = await this.parts(state, graph, paths);
      if (turn !== this.turn) return;
      replace(this.box, ...parts);
      this.box.scrollTop = 0;
    } catch (fault) {
      if (turn !== this.turn) return;
      if (!(fault instanceof ApiError)) throw fault;
      replace(this.box, h('h2', {}, 'Not found'), h('p', { role: 'alert' }, fault.message), back(this.actions));
    }
  }

  private parts(state: State, graph: GraphAnswer, paths: PathsAnswer | null): Promise<Node[]> {
    const { panel } = state;
    switch (panel.kind) {
      case 'actor': return this.actor(panel.id, state, graph);
      case 'pair': return this.pair(panel.id, panel.with, panel.type, state);
      case 'edge': return this.edge(panel.id);
      case 'document': return this.document(panel.id, state);
      case 'search': return this.search(panel.id, state);
      case 'start': return Promise.resolve(paths ? this.paths(paths, state) : this.overview(state, graph));
    }
  }

  private overview(state: State, graph: GraphAnswer): Node[] {
    const most = [...graph.nodes].sort((a, b) => b.reports - a.reports).slice(0, 15);
    const whole = state.actors.length === 0;
    return [
      h('h2', {}, whole ? 'The most connected actors' : `Around ${graph.nodes.slice(0, Math.min(3, state.actors.length)).map(({ actor }) => actor.name).join(', ')}`),
      graph.nodes.length === 0
        ? h('p', {}, 'No edge that the filters let through.')
        : h('ol', { class: 'plain' }, ...most.map(({ actor, reports }) => h('li', {}, actorButton(actor, this.actions), h('span', { class: 'faint' }, ` ${actor.kind}, ${counted(reports, 'report')}`)))),
      h('p', { class: 'faint' }, 'Click an actor or a line to read what is behind it; double-click an actor to open its surroundings. Every line stands on sentences.'),
    ];
  }

  private async actor(id: string, state: State, graph: GraphAnswer): Promise<Node[]> {
    const [about, edges] = await Promise.all([
      ask<ActorAnswer>('actor', '/api/actor', [['id', id]]),
      ask<EdgesAnswer>('edges', '/api/edges', [['actor', id], ['limit', '30'], ...filterQuery(state.filters)]),
    ]);
    const { actor } = about;
    const shown = state.actors.includes(actor.id);
    const facts = [actor.kind, actor.country, actor.sector, actor.code].filter((fact, i, all) => fact && all.indexOf(fact) === i).join(', ');
    const names = about.aliases.filter(({ name }) => name !== actor.name).slice(0, 12).map(({ name }) => name);
    return [
      h('h2', {}, actorWords(actor)),
      h('p', {}, facts, ' ', h('code', {}, actor.id)),
      names.length > 0 ? h('p', { class: 'faint' }, `Also: ${names.join('; ')}`) : '',
      about.members.length > 0 ? h('p', { class: 'faint' }, `Shown as this one: ${about.members.map((member) => member.actor.id).join(', ')}`) : '',
      h('div', { class: 'buttons' },
        h('button', { type: 'button', click: () => this.actions.around(actor.id) }, 'Show around'),
        shown
          ? state.actors.length > 1 && h('button', { type: 'button', click: () => this.actions.close(actor.id) }, 'Close')
          : h('button', { type: 'button', click: () => this.actions.open(actor.id) }, 'Open here, too'),
        h('button', { type: 'button', click: () => this.actions.pathFrom(actor.id) }, 'Path to …')),
      this.neighbours(actor.id, graph),
      h('h3', {}, 'Edges'),
      edges.edges.length === 0 ? h('p', {}, 'None that the filters let through.') : h('ul', { class: 'evidence' }, ...edges.edges.map((edge) => edgeItem(edge, 'both', this.actions))),
      edges.left_out > 0 ? h('p', { class: 'faint' }, `${counted(edges.left_out, 'edge')} with less evidence left out; choose a neighbour to see all of one.`) : '',
      back(this.actions),
    ].filter((part): part is HTMLElement => part !== '');
  }

  /** Of those in the picture: each neighbour with what joins it, gathered by type. */
  private neighbours(id: string, graph: GraphAnswer): Node {
    const self = graph.nodes.findIndex(({ actor }) => actor.id === id);
    const around = new Map<number, { reports: number; links: GraphAnswer['links'] }>();
    for (const link of graph.links) {
      if (link.source !== self && link.target !== self) continue;
      const other = link.source === self ? link.target : link.source;
      const entry = around.get(other) ?? { reports: 0, links: [] };
      entry.reports += link.reports;
      entry.links.push(link);
      around.set(other, entry);
    }
    const most = [...around].sort(([, a], [, b]) => b.reports - a.reports);
    if (most.length === 0) return h('p', { class: 'faint' }, 'Not joined to anybody in the picture.');
    const item = ([other, { links }]: (typeof most)[number]): HTMLElement => {
      const { actor } = graph.nodes[other]!;
      return h('li', {}, actorButton(actor, this.actions), h('span', { class: 'types' }, ...links.map((link) =>
        h('button', { type: 'button', class: `chip quad${link.kind === 'tie' ? 'tie' : link.quad}`, click: () => this.actions.pair(id, actor.id, link.type) }, `${arrow(link.reciprocal, link.source === self)} ${link.type}${link.edges > 1 ? ` ×${link.edges}` : ''}${link.actual ? '' : ' (not actual)'}`))));
    };
    return h('details', { open: true }, h('summary', {}, `${counted(most.length, 'neighbour')} in the picture`),
      h('ul', { class: 'plain' }, ...most.slice(0, 12).map(item)),
      most.length > 12 && h('details', {}, h('summary', {}, `${count(most.length - 12)} more`), h('ul', { class: 'plain' }, ...most.slice(12, 300).map(item))));
  }

  /** All between two actors, gathered by type. */
  private async pair(one: string, other: string, open: string, state: State): Promise<Node[]> {
    const answer = await ask<EdgesAnswer>('edges', '/api/edges', [['actor', one], ['with', other], ['limit', '200'], ...filterQuery(state.filters)]);
    const [a, b] = await Promise.all([ask<ActorAnswer>('one', '/api/actor', [['id', one]]), ask<ActorAnswer>('other', '/api/actor', [['id', other]])]);
    const types = new Map<string, ShownEdge[]>();
    for (const edge of answer.edges) types.set(edge.type, [...(types.get(edge.type) ?? []), edge]);
    const groups = [...types].sort(([x, first], [y, second]) => second.length - first.length || (x < y ? -1 : 1));
    return [
      h('h2', {}, actorButton(a.actor, this.actions), ' and ', actorButton(b.actor, this.actions)),
      ...(groups.length === 0 ? [h('p', {}, 'No edge between the two that the filters let through.')] : []),
      ...groups.map(([type, edges]) =>
        h('details', { open: type === open || groups.length === 1 }, h('summary', {}, `${type}: ${counted(edges.length, 'edge')}`), h('ul', { class: 'evidence' }, ...edges.map((edge) => edgeItem(edge, 'both', this.actions))))),
      ...(answer.left_out > 0 ? [h('p', { class: 'faint' }, `${counted(answer.left_out, 'edge')} with less evidence left out; a filter, or a time, shows them.`)] : []),
      h('div', { class: 'buttons' }, h('button', { type: 'button', click: () => this.actions.path(one, other, 'shortest') }, 'Paths between them'), back(this.actions)),
    ];
  }

  private async edge(id: string): Promise<Node[]> {
    const edge = await ask<EdgeAnswer>('edge', '/api/edge', [['id', id], ['limit', '50']]);
    const name = (actor: EdgeAnswer['source']): Node => (actor ? actorButton(actor, this.actions) : h('span', {}, '(nobody named)'));
    const { source, target } = edge;
    return [
      h('h2', {}, name(source), ` ${arrow(edge.reciprocal)} `, name(target)),
      edgeLine(edge, true),
      h('p', { class: 'faint' }, `${counted(edge.reports, 'report')} in ${counted(edge.documents, 'document')}; edge `, h('code', {}, edge.edge)),
      edge.same_event.length > 0 ? h('p', {}, 'One event with ', ...edge.same_event.map((other) => h('button', { type: 'button', class: 'link', click: () => this.actions.edge(other) }, other))) : h('span'),
      h('ul', { class: 'evidence' }, ...edge.evidence.map((report) => reportItem(report, this.actions))),
      ...(edge.left_out > 0 ? [h('p', { class: 'faint' }, `${counted(edge.left_out, 'report')} left out; 'entente explain GRAPH ${edge.edge}' has all.`)] : []),
      h('div', { class: 'buttons' }, ...(source && target ? [h('button', { type: 'button', click: () => this.actions.pair(source.id, target.id, edge.type) }, 'All between the two')] : []), back(this.actions)),
    ];
  }

  private async document(id: string, state: State): Promise<Node[]> {
    const document = await ask<DocumentAnswer>('document', '/api/document', [['id', id]]);
    const sentences = new Map<number, typeof document.records>();
    for (const report of document.records) sentences.set(report.record.sentence, [...(sentences.get(report.record.sentence) ?? []), report]);
    return [
      h('h2', {}, document.title || document.id),
      h('p', { class: 'faint' }, [document.publisher, document.published, document.id].filter(Boolean).join(', ')),
      ...(/^https?:\/\//i.test(document.url) ? [h('p', {}, h('a', { href: document.url, target: '_blank', rel: 'noopener noreferrer' }, 'The original'))] : document.url ? [h('p', {}, document.url)] : []),
      h('div', { class: 'buttons' }, ...(state.filters.document.includes(id) ? [] : [h('button', { type: 'button', click: () => this.actions.only(id) }, 'Show this document alone')]), back(this.actions)),
      h('h3', {}, `${counted(sentences.size, 'sentence')} that edges stand on`),
      h('ol', { class: 'evidence' }, ...[...sentences.values()].map((reports) => h('li', {}, sentence(reports[0]!.pieces), ...reports.map(({ record }) => this.recordLine(record))))),
      ...(document.left_out > 0 ? [h('p', { class: 'faint' }, `${counted(document.left_out, 'report')} left out.`)] : []),
    ];
  }

  private recordLine(record: EventRecord): HTMLElement {
    const side = (actor: EventRecord['source']): Node => (actor ? actorButton(actor, this.actions) : h('span', { class: 'faint' }, '?'));
    return h('p', { class: 'source' }, side(record.source), ` ${arrow(record.reciprocal)} ${relationWords(record)} `, side(record.target), ' ', h('button', { type: 'button', class: 'small', click: () => this.actions.edge(record.edge) }, 'Why?'));
  }

  private async search(words: string, state: State): Promise<Node[]> {
    const found = await ask<SearchAnswer>('search', '/api/search', [['q', words], ['limit', '40'], ...filterQuery(state.filters)]);
    return [
      h('h2', {}, `“${words}”`),
      ...(found.actors.length > 0 ? [h('h3', {}, 'Actors'), h('ul', { class: 'plain' }, ...found.actors.map(({ actor, edges }) => h('li', {}, actorButton(actor, this.actions), h('span', { class: 'faint' }, ` ${actor.kind}, ${counted(edges, 'edge')}`))))] : []),
      h('h3', {}, 'Sentences'),
      found.sentences.length === 0
        ? h('p', {}, 'No sentence that an edge stands on has these words, or the filters leave none.')
        : h('ol', { class: 'evidence' }, ...found.sentences.map(({ pieces, records }) => h('li', {}, sentence(pieces), ...records.map((record) => this.recordLine(record))))),
      ...(found.more ? [h('p', { class: 'faint' }, 'There are more; more words, or a filter, find fewer.')] : []),
      back(this.actions),
    ];
  }

  private paths(answer: PathsAnswer, state: State): Node[] {
    const { from, to, order } = state.path!;
    const ends = answer.paths[0]?.steps;
    const [first, last] = [ends?.[0]?.from, ends?.at(-1)?.to];
    const orders: [string, string][] = [['shortest', 'shortest'], ['surest', 'surest'], ['earliest', 'in time']];
    return [
      h('h2', {}, 'From ', first ? actorButton(first, this.actions) : from, ' to ', last ? actorButton(last, this.actions) : to),
      h('div', { class: 'buttons', role: 'group', 'aria-label': 'Order of paths' },
        ...orders.map(([name, words]) => h('button', { type: 'button', 'aria-pressed': String(order === name), click: () => this.actions.path(from, to, name) }, words)),
        h('button', { type: 'button', click: () => this.actions.leavePath() }, 'Leave paths')),
      ...(answer.paths.length === 0 ? [h('p', {}, `No path within 6 steps${(answer.left_out ?? '').replaceAll('--', '')}.`)] : []),
      ...answer.paths.map(({ steps }, i) =>
        h('details', { open: i === 0 }, h('summary', {}, `${i + 1}. ${steps.length === 0 ? 'the same actor' : [steps[0]!.from, ...steps.map((step) => step.to)].map((actor) => actor.name).join(' – ')}`),
          h('ol', { class: 'evidence' }, ...steps.map((step) =>
            h('li', {}, h('p', {}, actorButton(step.from, this.actions), ` ${arrow(step.reciprocal, step.forward)} `, actorButton(step.to, this.actions)), edgeLine(step, step.forward), sentence(step.pieces),
              h('p', { class: 'source' }, h('button', { type: 'button', class: 'small', click: () => this.actions.edge(step.edge) }, 'Why?'), step.edges > 1 ? h('button', { type: 'button', class: 'small', click: () => this.actions.pair(step.from.id, step.to.id, step.type) }, `All ${counted(step.edges, 'edge')}`) : null)))))),
      ...(answer.cut ? [h('p', { class: 'faint' }, `The search ended at ${answer.cut}: there may be more paths, or better ones.`)] : []),
    ];
  }
}
