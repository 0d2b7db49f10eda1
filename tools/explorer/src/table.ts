// The same graph as two tables: for keyboards, for screen readers, and for who would rather read.

import { emptyGraph, type GraphAnswer } from './api';
import { h, replace } from './dom';
import { actorWords, arrow, count, counted, spanWords } from './words';

export interface TableActions {
  look(actor: string): void;
  pair(one: string, other: string, type: string): void;
}

interface Column<Row> {
  title: string;
  cell(row: Row): Node | string;
  value(row: Row): string | number; // by which it is sorted
  number?: boolean;
}

const page = 300;

class SortedTable<Row> {
  private by: Column<Row> | null = null;
  private down = false;
  private shown = page;
  private rows: Row[] = [];
  private readonly box = h('div', { class: 'scroll' });
  readonly element: HTMLElement;

  constructor(private readonly title: string, private readonly columns: Column<Row>[]) {
    this.element = h('section', { 'aria-label': title }, this.box);
  }

  show(rows: Row[]): void {
    this.rows = rows;
    this.shown = page;
    this.draw();
  }

  private sort(column: Column<Row>): void {
    this.down = this.by === column ? !this.down : Boolean(column.number);
    this.by = column;
    this.draw(column);
  }

  private draw(focus?: Column<Row>): void {
    const { by } = this;
    const order = this.down ? -1 : 1;
    const rows = by ? [...this.rows].sort((a, b) => (by.value(a) < by.value(b) ? -order : by.value(a) > by.value(b) ? order : 0)) : this.rows;
    const heads = this.columns.map((column) => {
      const button = h('button', { type: 'button', click: () => this.sort(column) }, column.title, by === column ? (this.down ? ' ↓' : ' ↑') : '');
      return { column, button, head: h('th', { scope: 'col', 'aria-sort': by === column ? (this.down ? 'descending' : 'ascending') : null, class: column.number ? 'number' : null }, button) };
    });
    replace(
      this.box,
      h('table', {},
        h('caption', {}, `${this.title}: ${count(this.rows.length)}`),
        h('thead', {}, h('tr', {}, ...heads.map(({ head }) => head))),
        h('tbody', {}, ...rows.slice(0, this.shown).map((row) => h('tr', {}, ...this.columns.map((column) => h('td', { class: column.number ? 'number' : null }, column.cell(row))))))),
      rows.length > this.shown && h('button', { type: 'button', click: () => { this.shown += page; this.draw(); } }, `Show more: ${count(rows.length - this.shown)} rows are left`),
    );
    heads.find(({ column }) => column === focus)?.button.focus();
  }
}

export class Tables {
  private readonly actors: SortedTable<GraphAnswer['nodes'][number]>;
  private readonly links: SortedTable<GraphAnswer['links'][number]>;
  private graph: GraphAnswer = emptyGraph;

  constructor(container: HTMLElement, actions: TableActions) {
    const name = (index: number): string => actorWords(this.graph.nodes[index]!.actor);
    const id = (index: number): string => this.graph.nodes[index]!.actor.id;
    this.actors = new SortedTable('Actors', [
      { title: 'Actor', value: ({ actor }) => actor.name, cell: ({ actor }) => h('button', { type: 'button', class: 'link', click: () => actions.look(actor.id) }, actorWords(actor)) },
      { title: 'Kind', value: ({ actor }) => actor.kind, cell: ({ actor }) => actor.kind },
      { title: 'Code', value: ({ actor }) => actor.code ?? '', cell: ({ actor }) => actor.code ?? '' },
      { title: 'Steps', number: true, value: ({ distance }) => distance, cell: ({ distance }) => String(distance) },
      { title: 'Reports', number: true, value: ({ reports }) => reports, cell: ({ reports }) => count(reports) },
      { title: 'Not shown', number: true, value: ({ hidden }) => hidden, cell: ({ hidden }) => count(hidden) },
      { title: 'Community', number: true, value: ({ community }) => community, cell: ({ community }) => String(community + 1) },
    ]);
    this.links = new SortedTable('Relations', [
      { title: 'From', value: ({ source }) => name(source), cell: ({ source }) => name(source) },
      {
        title: 'Relation', value: ({ type }) => type,
        cell: (link) => h('button', { type: 'button', class: 'link', 'aria-label': `${name(link.source)} ${link.type} ${name(link.target)}: ${counted(link.edges, 'edge')}`, click: () => actions.pair(id(link.source), id(link.target), link.type) }, `${arrow(link.reciprocal)} ${link.type}${link.actual ? '' : ' (not actual)'}`),
      },
      { title: 'To', value: ({ target }) => name(target), cell: ({ target }) => name(target) },
      { title: 'Edges', number: true, value: ({ edges }) => edges, cell: ({ edges }) => count(edges) },
      { title: 'Reports', number: true, value: ({ reports }) => reports, cell: ({ reports }) => count(reports) },
      { title: 'When', value: ({ first }) => first ?? '', cell: ({ first, last }) => spanWords(first, last) },
      { title: 'Confidence', number: true, value: ({ confidence }) => confidence, cell: ({ confidence }) => confidence.toFixed(2) },
    ]);
    replace(container, this.links.element, this.actors.element);
  }

  show(graph: GraphAnswer): void {
    this.graph = graph;
    this.links.show(graph.links);
    this.actors.show(graph.nodes);
  }
}
