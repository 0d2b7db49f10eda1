// How edges, dates and numbers are put into words, as the command puts them.

import type { Actor, EdgeFacts, EventRecord, Span } from './api';

export const count = (number: number): string => number.toLocaleString('en');

/** "1 edge", "12 edges". */
export const counted = (number: number, noun: string): string => `${count(number)} ${noun}${number === 1 ? '' : 's'}`;

/** A day, or a whole month or year by its name; else the first and last day. */
export function dateWords(span: Span | null | undefined): string {
  if (!span) return '';
  const { start, end } = span;
  if (start === end) return start;
  const after = new Date(Date.parse(end) + 86_400_000).toISOString().slice(0, 10);
  if (start.endsWith('-01-01') && after.endsWith('-01-01') && Number(after.slice(0, 4)) === Number(start.slice(0, 4)) + 1) return start.slice(0, 4);
  if (start.endsWith('-01') && after.endsWith('-01') && end.startsWith(start.slice(0, 7))) return start.slice(0, 7);
  return `${start} to ${end}`;
}

export const spanWords = (first?: string, last?: string): string => (first && last ? dateWords({ start: first, end: last }) : '');

export function relationWords(edge: Pick<EdgeFacts | EventRecord, 'type' | 'mode' | 'polarity' | 'modality'>): string {
  const status = [edge.polarity === 'negated' ? 'negated' : '', edge.modality === 'actual' ? '' : edge.modality].filter(Boolean).join(', ');
  return `${edge.type}${edge.mode ? ` ${edge.mode}` : ''}${status ? ` (${status})` : ''}`;
}

export const arrow = (reciprocal: boolean, forward = true): string => (reciprocal ? '⇄' : forward ? '→' : '←');

/** The document's title, else its id, with where and when it was published. */
export function documentWords(record: EventRecord): string {
  const about = [record.document?.publisher, record.document?.published].filter(Boolean).join(', ');
  return `${record.document?.title || record.doc}${about ? ` (${about})` : ''}`;
}

/** An actor that is one document's own carries that document's mark. */
export const actorWords = (actor: Actor): string => {
  const mark = /@[0-9a-f]+$/.exec(actor.id);
  return mark ? `${actor.name} ${mark[0].slice(0, 7)}` : actor.name;
};

export const quadWords = ['statements', 'cooperation in words', 'cooperation in deeds', 'conflict in words', 'conflict in deeds'];

export function numberWords(range: { min?: number; max?: number }): string {
  if (range.max === undefined) return `at least ${range.min ?? 0}`;
  if (range.min === undefined) return `at most ${range.max}`;
  return range.min === range.max ? String(range.min) : `${range.min} to ${range.max}`;
}
