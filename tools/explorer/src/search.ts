// The search field: actors as one types, and sentences by their words.

import { ApiError, ask, type CountedActor } from './api';
import { announce, h, replace } from './dom';
import { actorWords, counted } from './words';

export interface SearchActions {
  actor(id: string): void;
  sentences(words: string): void;
}

/** A combobox as ARIA's authoring practices have it: arrows choose, Enter takes, Escape closes. */
export class Search {
  readonly input: HTMLInputElement;
  private readonly list = h('ul', { id: 'suggestions', role: 'listbox', 'aria-label': 'Actors and sentences', hidden: true });
  private options: { element: HTMLElement; take: () => void }[] = [];
  private active = -1;
  private timer = 0;

  constructor(container: HTMLElement, private readonly actions: SearchActions) {
    this.input = h('input', {
      type: 'search', id: 'search', role: 'combobox', autocomplete: 'off', spellcheck: 'false', placeholder: 'Find an actor, or words in sentences', maxlength: 200,
      'aria-label': 'Find an actor, or words in sentences', 'aria-expanded': 'false', 'aria-controls': 'suggestions', 'aria-autocomplete': 'list',
      input: () => this.typed(), keydown: (event: KeyboardEvent) => this.key(event), blur: () => setTimeout(() => this.close(), 150),
    });
    container.append(h('div', { class: 'search' }, this.input, this.list));
  }

  private typed(): void {
    clearTimeout(this.timer);
    const words = this.input.value.trim();
    if (words === '') return this.close();
    this.timer = window.setTimeout(() => void this.suggest(words), 100);
  }

  private async suggest(words: string): Promise<void> {
    try {
      const { actors } = await ask<{ actors: CountedActor[] }>('suggest', '/api/suggest', [['q', words], ['limit', '12']]);
      this.open(words, actors);
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      announce(fault.message);
    }
  }

  private open(words: string, actors: CountedActor[]): void {
    this.options = actors.map(({ actor, edges }) => ({
      element: h('li', { role: 'option' }, h('strong', {}, actorWords(actor)), ' ', h('span', { class: 'faint' }, `${actor.kind}${actor.code ? `, ${actor.code}` : ''}, ${counted(edges, 'edge')}`)),
      take: () => this.actions.actor(actor.id),
    }));
    this.options.push({ element: h('li', { role: 'option' }, `Sentences with “${words}”`), take: () => this.actions.sentences(words) });
    this.options.forEach(({ element }, i) => {
      element.id = `suggestion-${i}`;
      element.setAttribute('aria-selected', 'false');
      element.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus
      element.addEventListener('click', () => this.take(i));
    });
    replace(this.list, ...this.options.map(({ element }) => element));
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.activate(-1);
    announce(`${counted(actors.length, 'actor')} found`);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.active = -1;
  }

  private activate(at: number): void {
    this.options[this.active]?.element.setAttribute('aria-selected', 'false');
    this.active = at;
    const option = this.options[at];
    if (!option) return this.input.removeAttribute('aria-activedescendant');
    option.element.setAttribute('aria-selected', 'true');
    option.element.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', option.element.id);
  }

  private take(at: number): void {
    const option = this.options[at];
    this.close();
    this.input.value = '';
    option?.take();
  }

  private key(event: KeyboardEvent): void {
    const words = this.input.value.trim();
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && words !== '') {
      if (!this.list.hidden) this.take(Math.max(0, this.active));
      else void this.suggest(words);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !this.list.hidden) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.activate((this.active + step + this.options.length + (this.active < 0 && step < 0 ? 1 : 0)) % this.options.length);
    } else return;
    event.preventDefault();
  }
}
