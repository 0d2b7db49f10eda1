// What is shown. All of it stands in the page's address, so that an address shows the same to whoever opens it.

import type { Query } from './api';

export interface Filters {
  type: string[];
  only: string;
  quad: string[];
  since: string;
  until: string;
  'min-confidence': string;
  status: string; // '', 'all', a modality, or 'negated'
  'actor-kind': string[];
  country: string[];
  document: string[];
  rollup: string;
}

export type Panel =
  | { kind: 'start' }
  | { kind: 'actor'; id: string }
  | { kind: 'pair'; id: string; with: string; type: string }
  | { kind: 'edge'; id: string }
  | { kind: 'document'; id: string }
  | { kind: 'search'; id: string };

export interface State {
  actors: string[]; // whose surroundings are shown; none: the actors with the most edges
  hops: number;
  limit: number;
  path: { from: string; to: string; order: string } | null;
  filters: Filters;
  panel: Panel;
  view: 'picture' | 'table';
  colour: 'kind' | 'community';
}

export const noFilters: Filters = {
  type: [], only: '', quad: [], since: '', until: '', 'min-confidence': '', status: '', 'actor-kind': [], country: [], document: [], rollup: '',
};

export const start: State = { actors: [], hops: 1, limit: 150, path: null, filters: noFilters, panel: { kind: 'start' }, view: 'picture', colour: 'kind' };

const lists = ['type', 'quad', 'actor-kind', 'country', 'document'] as const;
const texts = ['only', 'since', 'until', 'min-confidence', 'status', 'rollup'] as const;

function filterParts(filters: Filters): Query {
  const parts: Query = [];
  for (const name of lists) for (const value of filters[name]) parts.push([name, value]);
  for (const name of texts) parts.push([name, filters[name]]);
  return parts;
}

/** The filters as the server takes them. */
export function filterQuery(filters: Filters): Query {
  const query = filterParts(filters).filter(([name]) => name !== 'status');
  const { status } = filters;
  if (status === 'all') query.push(['all', 'true']);
  else if (status === 'negated') query.push(['polarity', 'negated'], ['all', 'true']);
  else if (status !== '') query.push(['modality', status], ['all', 'true']);
  return query;
}

/** What of the graph is shown, as the server takes it. */
export function viewQuery(state: Pick<State, 'actors' | 'hops' | 'limit' | 'filters'>): Query {
  return [...state.actors.map((id): [string, string] => ['actor', id]), ['hops', String(state.hops)], ['limit', String(state.limit)], ...filterQuery(state.filters)];
}

export function toAddress(state: State): string {
  const query: Query = state.actors.map((id) => ['actor', id]);
  if (state.hops !== start.hops) query.push(['hops', String(state.hops)]);
  if (state.limit !== start.limit) query.push(['limit', String(state.limit)]);
  if (state.path) query.push(['from', state.path.from], ['to', state.path.to], ['order', state.path.order]);
  query.push(...filterParts(state.filters));
  if (state.panel.kind !== 'start') {
    query.push(['panel', state.panel.kind], ['id', state.panel.id]);
    if (state.panel.kind === 'pair') query.push(['with', state.panel.with], ['of', state.panel.type]);
  }
  if (state.view !== start.view) query.push(['view', state.view]);
  if (state.colour !== start.colour) query.push(['colour', state.colour]);
  const parts = new URLSearchParams(query.filter(([, value]) => value !== '')).toString();
  return parts === '' ? location.pathname : `?${parts}`;
}

function whole(text: string | null, least: number, most: number, otherwise: number): number {
  const number = Number(text ?? '');
  return text !== null && Number.isInteger(number) && number >= least && number <= most ? number : otherwise;
}

function panelOf(query: URLSearchParams): Panel {
  const id = query.get('id') ?? '';
  const kind = query.get('panel');
  if (id === '') return { kind: 'start' };
  if (kind === 'pair') return { kind, id, with: query.get('with') ?? '', type: query.get('of') ?? '' };
  if (kind === 'actor' || kind === 'edge' || kind === 'document' || kind === 'search') return { kind, id };
  return { kind: 'start' };
}

/** What an address says; what it does not say, or says wrongly, is as at the start. */
export function fromAddress(search: string): State {
  const query = new URLSearchParams(search);
  const filters: Filters = { ...noFilters };
  for (const name of lists) filters[name] = query.getAll(name).filter((value) => value !== '');
  for (const name of texts) filters[name] = query.get(name) ?? '';
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '';
  return {
    actors: query.getAll('actor').filter((id) => id !== ''),
    hops: whole(query.get('hops'), 0, 3, start.hops),
    limit: whole(query.get('limit'), 1, 2000, start.limit),
    path: from !== '' && to !== '' ? { from, to, order: query.get('order') || 'shortest' } : null,
    filters,
    panel: panelOf(query),
    view: query.get('view') === 'table' ? 'table' : 'picture',
    colour: query.get('colour') === 'community' ? 'community' : 'kind',
  };
}
