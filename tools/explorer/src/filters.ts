// Which edges are shown. Each change is shown at once.

import type { Info } from './api';
import { h, replace } from './dom';
import { type Filters, noFilters, type State } from './state';
import { quadWords } from './words';

export interface FilterActions {
  filter(filters: Filters): void;
  view(change: Partial<Pick<State, 'hops' | 'limit'>>): void;
}

let made = 0;

function field(label: string, control: HTMLElement): HTMLElement {
  control.id = `field-${++made}`;
  return h('div', { class: 'field' }, h('label', { for: control.id }, label), control);
}

function select(options: [string, string][], value: string, changed: (value: string) => void): HTMLSelectElement {
  const control = h('select', { change: () => changed(control.value) }, ...options.map(([name, words]) => h('option', { value: name }, words)));
  control.value = value;
  return control;
}

function boxes(title: string, options: [string, string][], chosen: string[], changed: (chosen: string[]) => void, open: boolean): HTMLElement {
  const inputs = options.map(([value, words]) => {
    const box = h('input', { type: 'checkbox', value, change: () => changed(inputs.map(({ input }) => input).filter((input) => input.checked).map((input) => input.value)) });
    box.checked = chosen.includes(value);
    return { input: box, label: h('label', { class: 'box' }, box, ' ', words) };
  });
  return h('details', { open: open || chosen.length > 0 }, h('summary', {}, title, chosen.length > 0 ? ` (${chosen.length})` : ''), h('fieldset', {}, h('legend', { class: 'unseen' }, title), ...inputs.map(({ label }) => label)));
}

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
const pairs = (names: string[]): [string, string][] => names.map((name) => [name, name]);

export class FilterForm {
  private readonly form = h('div', { class: 'form' });
  private readonly summary = h('summary', {}, 'Filters');
  private opened = new Set<string>();

  constructor(container: HTMLElement, private readonly info: Info, private readonly actions: FilterActions) {
    // Where there is room it stands open; where there is none it is one line until asked for.
    replace(container, h('details', { class: 'all', open: matchMedia('(min-width: 60rem)').matches }, this.summary, this.form));
  }

  show(state: State): void {
    const { filters } = state;
    const change = (part: Partial<Filters>): void => this.actions.filter({ ...filters, ...part });
    for (const details of this.form.querySelectorAll('details')) {
      const title = details.querySelector('summary')!.textContent!.replace(/ \(\d+\)$/, '');
      if (details.open) this.opened.add(title);
      else this.opened.delete(title);
    }
    const open = (title: string): boolean => this.opened.has(title);
    const focused = document.activeElement instanceof HTMLElement && this.form.contains(document.activeElement) ? [...this.form.querySelectorAll('input, select, button')].indexOf(document.activeElement) : -1;

    const date = (label: string, name: 'since' | 'until'): HTMLElement => {
      const input = h('input', { type: 'date', value: filters[name], max: '9999-12-31', change: () => change({ [name]: input.value }) });
      return field(label, input);
    };
    const confidence = h('input', { type: 'range', min: 0, max: 0.95, step: 0.05, value: filters['min-confidence'] || 0, change: () => change({ 'min-confidence': confidence.value === '0' ? '' : confidence.value }) });
    const least = h('output', {}, filters['min-confidence'] || 'any');
    confidence.addEventListener('input', () => (least.textContent = confidence.value === '0' ? 'any' : confidence.value));
    const countries = h('input', { type: 'text', value: filters.country.join(', '), placeholder: 'RUS, SYR', spellcheck: 'false', change: () => change({ country: countries.value.toUpperCase().split(/[^A-Z]+/).filter(Boolean) }) });
    const active = Object.entries(filters).filter(([, value]) => value.length > 0).length;
    this.summary.textContent = active > 0 ? `Filters (${active})` : 'Filters';

    replace(
      this.form,
      h('div', { class: 'pair' },
        field('Steps', select([['0', 'none'], ['1', '1'], ['2', '2'], ['3', '3']], String(state.hops), (value) => this.actions.view({ hops: Number(value) }))),
        field('Actors at most', select(limits(state.limit), String(state.limit), (value) => this.actions.view({ limit: Number(value) })))),
      field('What', select([['', 'events and ties'], ['events', 'events'], ['ties', 'lasting ties']], filters.only, (only) => change({ only }))),
      boxes('Quad class', [1, 2, 3, 4].map((quad): [string, string] => [String(quad), titled(quadWords[quad]!)]), filters.quad, (quad) => change({ quad }), open('Quad class')),
      boxes('Type of event', pairs(this.info.events), filters.type.filter((type) => this.info.events.includes(type)), (chosen) => change({ type: [...chosen, ...filters.type.filter((type) => !this.info.events.includes(type))] }), open('Type of event')),
      boxes('Type of tie', pairs(this.info.ties), filters.type.filter((type) => this.info.ties.includes(type)), (chosen) => change({ type: [...chosen, ...filters.type.filter((type) => !this.info.ties.includes(type))] }), open('Type of tie')),
      date('Since', 'since'), date('Until', 'until'),
      h('div', { class: 'ranged' }, field('Confidence at least', confidence), least),
      field('Status', select([['', 'happened'], ['all', 'all, marked'], ['planned', 'planned'], ['requested', 'requested'], ['possible', 'possible'], ['negated', 'said not to be']], filters.status, (status) => change({ status }))),
      boxes('Kind of actor', this.info.kinds.map((kind): [string, string] => [kind, titled(kind)]), filters['actor-kind'], (kinds) => change({ 'actor-kind': kinds }), open('Kind of actor')),
      field('Countries', countries),
      field('Show persons as', select([['', 'themselves'], ['government', 'their governments'], ['country', 'their countries']], filters.rollup, (rollup) => change({ rollup }))),
      ...filters.document.map((id) =>
        h('p', { class: 'chip' }, `Document ${id} `, h('button', { type: 'button', class: 'small', 'aria-label': `All documents, not ${id} alone`, click: () => change({ document: filters.document.filter((one) => one !== id) }) }, '×'))),
      active > 0 && h('button', { type: 'button', click: () => this.actions.filter(noFilters) }, 'No filters'),
    );
    if (focused >= 0) [...this.form.querySelectorAll<HTMLElement>('input, select, button')][focused]?.focus();
  }
}

function limits(limit: number): [string, string][] {
  const numbers = [...new Set([50, 150, 300, 500, 1000, 2000, limit])].sort((a, b) => a - b);
  return numbers.map((number) => [String(number), number.toLocaleString('en')]);
}
