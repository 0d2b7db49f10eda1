// The interface of the server, as docs/api.md describes it.

export interface Actor {
  id: string;
  name: string;
  kind: string;
  country?: string;
  sector?: string;
  code?: string;
}

export interface Info {
  graph: string;
  actors: number;
  edges: number;
  events: string[];
  ties: string[];
  kinds: string[];
  most_actors: number;
}

export interface GraphNode {
  actor: Actor;
  distance: number;
  reports: number;
  hidden: number;
  community: number;
}

export interface GraphLink {
  source: number;
  target: number;
  kind: 'event' | 'tie';
  type: string;
  quad: number;
  reciprocal: boolean;
  actual: boolean;
  edges: number;
  reports: number;
  first?: string;
  last?: string;
  edge: string;
  confidence: number;
}

export interface GraphAnswer {
  nodes: GraphNode[];
  links: GraphLink[];
  left_out_actors: number;
  left_out_links: number;
  cut?: string;
}

export const emptyGraph: GraphAnswer = { nodes: [], links: [], left_out_actors: 0, left_out_links: 0 };

export interface Period {
  start: string;
  end: string;
  statements: number;
  quad1: number;
  quad2: number;
  quad3: number;
  quad4: number;
  ties: number;
}

export interface TimelineAnswer {
  period: 'day' | 'month' | 'quarter' | 'year';
  periods: Period[];
  left_out_before: number; // edges far from all others
  left_out_after: number;
}

export const emptyTimeline: TimelineAnswer = { period: 'month', periods: [], left_out_before: 0, left_out_after: 0 };

export interface CountedActor {
  actor: Actor;
  edges: number;
}

export interface Span {
  start: string;
  end: string;
}

export interface Mention extends Actor {
  mention: string;
  resolution?: string;
}

/** A record as `entente extract` writes it. */
export interface EventRecord {
  id: string;
  edge: string;
  kind: 'event' | 'tie';
  doc: string;
  sentence: number;
  type: string;
  mode?: string;
  contexts?: string[];
  cameo?: string;
  quad: number;
  source: Mention | null;
  target: Mention | null;
  reciprocal: boolean;
  date: Span | null;
  place: { name: string; country?: string } | null;
  numbers?: { [name: string]: { min?: number; max?: number } };
  polarity: string;
  modality: string;
  attributed_to: Mention | null;
  confidence: number;
  rule?: string;
  trigger: { text: string };
  text: string;
  document?: { title?: string; publisher?: string; published?: string; url?: string };
}

/** A part of a sentence; together they are the sentence. */
export interface Piece {
  text: string;
  role?: 'source' | 'target' | 'trigger' | 'speaker' | 'match';
}

export interface Report {
  record: EventRecord;
  pieces: Piece[];
}

export interface EdgeFacts {
  edge: string;
  kind: 'event' | 'tie';
  type: string;
  mode?: string;
  quad: number;
  date: Span | null;
  reciprocal: boolean;
  polarity: string;
  modality: string;
  confidence: number;
  reports: number;
}

export interface ShownEdge extends EdgeFacts {
  source: Actor;
  target: Actor;
  evidence: Report[];
}

export interface EdgesAnswer {
  edges: ShownEdge[];
  left_out: number;
}

export interface EdgeAnswer extends EdgeFacts {
  source?: Actor;
  target?: Actor;
  documents: number;
  evidence: Report[];
  left_out: number;
  same_event: string[];
}

export interface ActorAnswer {
  actor: Actor;
  aliases: { name: string; mentions: number }[];
  members: { actor: Actor }[];
}

export interface FoundSentence {
  pieces: Piece[];
  records: EventRecord[];
}

export interface SearchAnswer {
  actors: CountedActor[];
  sentences: FoundSentence[];
  more: boolean;
}

export interface PathStep extends EdgeFacts {
  from: Actor;
  to: Actor;
  forward: boolean;
  edges: number;
  best: EventRecord;
  pieces: Piece[];
}

export interface PathsAnswer {
  paths: { steps: PathStep[] }[];
  left_out?: string;
  cut?: string;
}

export interface DocumentAnswer {
  id: string;
  title: string;
  publisher: string;
  url: string;
  published?: string;
  records: Report[];
  left_out: number;
}

export type Query = [string, string][];

export function address(path: string, query: Query): string {
  const given = query.filter(([, value]) => value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** What the server, or the way to it, has against a question. */
export class ApiError extends Error {}

const asked = new Map<string, AbortController>();

/** Asks; whoever asks again under the same name ends the question before, which then never answers. */
export async function ask<T>(name: string, path: string, query: Query = []): Promise<T> {
  asked.get(name)?.abort();
  const control = new AbortController();
  asked.set(name, control);
  let response: Response;
  try {
    response = await fetch(address(path, query), { signal: control.signal });
  } catch (fault) {
    if (control.signal.aborted) return new Promise<T>(() => undefined);
    throw new ApiError(`The server does not answer. Does 'entente serve' still run? (${String(fault)})`);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (control.signal.aborted) return new Promise<T>(() => undefined);
  if (response.ok && answer !== null) return answer as T;
  const error = (answer as { error?: { what: string; where: string; remedy: string } } | null)?.error;
  throw new ApiError(error ? `${error.where}: ${error.what}${error.remedy ? `; ${error.remedy}` : ''}` : `The server answered with status ${response.status}.`);
}
