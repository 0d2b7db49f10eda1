// Sentences with the words that an edge stands on, and where they stand.

import type { Actor, EdgeFacts, EventRecord, Piece, Report, ShownEdge } from './api';
import { h } from './dom';
import { actorWords, arrow, counted, dateWords, documentWords, numberWords, relationWords } from './words';

export interface EvidenceActions {
  look(actor: string): void;
  edge(id: string): void;
  document(id: string): void;
}

const roleWords = { source: 'who', target: 'to whom', trigger: 'did what', speaker: 'who says so', match: 'found' };

export function sentence(pieces: Piece[]): HTMLElement {
  return h('blockquote', {}, ...pieces.map(({ text, role }) => (role ? h('mark', { class: role, title: roleWords[role] }, text) : text)));
}

export function actorButton(actor: Actor, actions: Pick<EvidenceActions, 'look'>): HTMLElement {
  return h('button', { type: 'button', class: 'link', click: () => actions.look(actor.id) }, actorWords(actor));
}

export function documentButton(record: EventRecord, actions: EvidenceActions): HTMLElement {
  return h('button', { type: 'button', class: 'link faint', click: () => actions.document(record.doc) }, documentWords(record));
}

/** Whose word it is, where the text says that it is somebody's. */
function speaker(record: EventRecord, actions: EvidenceActions): HTMLElement | null {
  return record.attributed_to ? h('p', {}, 'Said by ', actorButton(record.attributed_to, actions), '.') : null;
}

/** The edge in a line: what, when, how sure. */
export function edgeLine(edge: EdgeFacts, forward: boolean): HTMLElement {
  const facts = [dateWords(edge.date), `confidence ${edge.confidence.toFixed(2)}`, edge.reports > 1 ? counted(edge.reports, 'report') : ''].filter(Boolean).join(', ');
  return h('p', { class: 'edge' }, h('span', { class: `quad quad${edge.kind === 'tie' ? 'tie' : edge.quad}` }, `${arrow(edge.reciprocal, forward)} ${relationWords(edge)}`), ' ', h('span', { class: 'faint' }, facts));
}

/** An edge with its best report. */
export function edgeItem(edge: ShownEdge, ends: 'both' | 'none', actions: EvidenceActions): HTMLElement {
  const best = edge.evidence[0];
  return h('li', {},
    ends === 'both' && h('p', {}, actorButton(edge.source, actions), ` ${arrow(edge.reciprocal)} `, actorButton(edge.target, actions)),
    edgeLine(edge, true),
    best && sentence(best.pieces),
    best && speaker(best.record, actions),
    h('p', { class: 'source' }, best && documentButton(best.record, actions), ' ', h('button', { type: 'button', class: 'small', click: () => actions.edge(edge.edge) }, edge.reports > 1 ? `Why? All ${counted(edge.reports, 'report')}` : 'Why?')));
}

/** A report with all that is known of how it was read. */
export function reportItem({ record, pieces }: Report, actions: EvidenceActions): HTMLElement {
  const rows: [string, Node | string][] = [];
  for (const [part, actor] of [['Who', record.source], ['To whom', record.target], ['Said by', record.attributed_to]] as const)
    if (actor) rows.push([part, h('span', {}, `“${actor.mention}” is `, actorButton(actor, actions), actor.resolution ? h('span', { class: 'faint' }, ` (${actor.resolution})`) : null)]);
  rows.push(['Did what', `“${record.trigger.text}”: ${relationWords(record)}${record.cameo ? `, CAMEO ${record.cameo}` : ''}${record.contexts?.length ? `, ${record.contexts.join(', ')}` : ''}`]);
  if (record.date) rows.push(['When', dateWords(record.date)]);
  if (record.place) rows.push(['Where', `${record.place.name}${record.place.country ? ` (${record.place.country})` : ''}`]);
  for (const [name, range] of Object.entries(record.numbers ?? {})) rows.push([name.charAt(0).toUpperCase() + name.slice(1), numberWords(range)]);
  rows.push(['Confidence', record.confidence.toFixed(2)]);
  if (record.rule) rows.push(['Rule', h('code', {}, record.rule)]);
  rows.push(['Document', h('span', {}, documentButton(record, actions), `, sentence ${record.sentence}`)]);
  return h('li', {}, sentence(pieces), h('dl', {}, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])));
}
