// What happened when: a bar a period, by quad class; a stretch of it, drawn with the mouse, filters everything else.

import { emptyTimeline, type Period, type TimelineAnswer } from './api';
import { theme } from './colours';
import { h, replace, svg } from './dom';
import { count, counted, dateWords, quadWords } from './words';

const parts = ['statements', 'ties', 'quad1', 'quad2', 'quad3', 'quad4'] as const;
const height = 90;
const axis = 18;
const day = 86_400_000;

const total = (period: Period): number => parts.reduce((sum, part) => sum + period[part], 0);

function words(period: Period): string {
  const named: { [part: string]: string } = { statements: quadWords[0]!, ties: 'ties', quad1: quadWords[1]!, quad2: quadWords[2]!, quad3: quadWords[3]!, quad4: quadWords[4]! };
  const what = parts.filter((part) => period[part] > 0).map((part) => `${period[part]} ${named[part]}`);
  return `${dateWords(period)}: ${counted(total(period), 'edge')} (${what.join(', ')})`;
}

/** Round steps for the axis, in years or months. */
function ticks(first: number, last: number, most: number): { at: number; label: string }[] {
  const months = (last - first) / (30.44 * day);
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400].find((candidate) => months / candidate <= most) ?? 6000;
  const out: { at: number; label: string }[] = [];
  const begin = new Date(first);
  for (let month = Math.ceil((begin.getUTCFullYear() * 12 + begin.getUTCMonth()) / step) * step; ; month += step) {
    const at = Date.UTC(0, 0, 1);
    const date = new Date(at);
    date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    if (date.getTime() > last) return out;
    if (date.getTime() >= first) out.push({ at: date.getTime(), label: step % 12 === 0 ? String(Math.floor(month / 12)) : date.toISOString().slice(0, 7) });
  }
}

export class Timeline {
  private answer = emptyTimeline;
  private since = '';
  private until = '';
  private drag: { from: number; to: number } | null = null;
  private readonly caption = h('p', { class: 'caption' });
  private readonly clear = h('button', { type: 'button', class: 'small', click: () => this.chosen('', '') }, 'All times');
  private readonly box = h('div', { class: 'bars' });

  /** `chosen` gets the first and last day, or two empty texts. */
  constructor(container: HTMLElement, private readonly chosen: (since: string, until: string) => void) {
    replace(container, h('div', { class: 'line' }, this.caption, this.clear), this.box);
    new ResizeObserver(() => this.draw()).observe(this.box);
    this.box.addEventListener('pointerdown', (event) => this.begin(event));
    this.box.addEventListener('pointermove', (event) => this.move(event));
    this.box.addEventListener('pointerup', () => this.end());
    this.box.addEventListener('pointercancel', () => this.end());
    this.box.addEventListener('pointerleave', () => this.rest());
  }

  show(answer: TimelineAnswer): void {
    this.answer = answer;
    this.draw();
  }

  select(since: string, until: string): void {
    this.since = since;
    this.until = until;
    this.draw();
  }

  private get extent(): [number, number] {
    const { periods } = this.answer;
    return [Date.parse(periods[0]!.start), Date.parse(periods.at(-1)!.end) + day];
  }

  private get width(): number {
    return Math.max(100, this.box.clientWidth);
  }

  private xOf(time: number): number {
    const [first, last] = this.extent;
    return ((time - first) / (last - first)) * this.width;
  }

  private timeAt(x: number): number {
    const [first, last] = this.extent;
    return first + (Math.min(Math.max(x, 0), this.width) / this.width) * (last - first);
  }

  draw(): void {
    this.clear.hidden = this.since === '' && this.until === '';
    this.rest();
    if (this.answer.periods.length === 0) return replace(this.box, h('p', { class: 'nothing' }, 'Nothing that is shown has a date.'));
    const colours = theme();
    const fills = [colours.quads[0]!, colours.tie, ...colours.quads.slice(1)];
    const most = Math.max(...this.answer.periods.map(total));
    const picture = svg('svg', { width: this.width, height: height + axis, 'aria-hidden': 'true' });
    for (const period of this.answer.periods) {
      const x = this.xOf(Date.parse(period.start));
      const wide = Math.max(1.5, this.xOf(Date.parse(period.end) + day) - x - 0.5);
      let y = height;
      parts.forEach((part, i) => {
        const tall = (period[part] / most) * (height - 4);
        if (tall <= 0) return;
        y -= tall;
        picture.append(svg('rect', { x, y, width: wide, height: tall, fill: fills[i]! }));
      });
    }
    const [first, last] = this.extent;
    for (const { at, label } of ticks(first, last, this.width / 70)) {
      const x = this.xOf(at);
      picture.append(svg('line', { x1: x, x2: x, y1: height, y2: height + 4, stroke: colours.text }));
      if (x < this.width - 30) picture.append(svg('text', { x: x + 2, y: height + 14, fill: colours.text, 'font-size': 11 }, label));
    }
    const from = this.drag ? Math.min(this.drag.from, this.drag.to) : this.since ? this.xOf(Date.parse(this.since)) : null;
    const to = this.drag ? Math.max(this.drag.from, this.drag.to) : this.until ? this.xOf(Date.parse(this.until) + day) : null;
    if (from !== null || to !== null) {
      const [a, b] = [Math.max(0, from ?? 0), Math.min(this.width, to ?? this.width)];
      picture.append(
        svg('rect', { x: 0, y: 0, width: Math.max(0, a), height, fill: colours.ground, opacity: 0.75 }),
        svg('rect', { x: b, y: 0, width: Math.max(0, this.width - b), height, fill: colours.ground, opacity: 0.75 }),
        svg('rect', { x: a, y: 0.5, width: Math.max(1, b - a), height: height - 1, fill: 'none', stroke: colours.text }),
      );
    }
    replace(this.box, picture);
  }

  private rest(): void {
    const { periods, period, left_out_before: before, left_out_after: after } = this.answer;
    const far = [before > 0 ? `${count(before)} long before` : '', after > 0 ? `${count(after)} long after` : ''].filter(Boolean).join(', ');
    const all = periods.reduce((sum, one) => sum + total(one), 0);
    const stretch = this.since || this.until ? `${this.since || 'the beginning'} to ${this.until || 'the end'}. ` : '';
    this.caption.textContent = periods.length === 0 ? '' : `${stretch}${counted(all, 'dated edge')} of these actors by ${period}${far ? ` (and ${far})` : ''}; drag to choose a time.`;
  }

  private offset(event: PointerEvent): number {
    return event.clientX - this.box.getBoundingClientRect().left;
  }

  private begin(event: PointerEvent): void {
    if (this.answer.periods.length === 0 || event.button !== 0) return;
    this.box.setPointerCapture(event.pointerId);
    this.drag = { from: this.offset(event), to: this.offset(event) };
  }

  private move(event: PointerEvent): void {
    if (this.answer.periods.length === 0) return;
    if (this.drag) {
      this.drag.to = this.offset(event);
      this.draw();
      return;
    }
    const time = this.timeAt(this.offset(event));
    const under = this.answer.periods.find((period) => Date.parse(period.start) <= time && time < Date.parse(period.end) + day);
    if (under) this.caption.textContent = words(under);
    else this.rest();
  }

  private end(): void {
    const { drag } = this;
    this.drag = null;
    if (!drag) return;
    const iso = (x: number): string => new Date(this.timeAt(x)).toISOString().slice(0, 10);
    if (Math.abs(drag.to - drag.from) < 4) {
      // A click takes the period under it.
      const time = this.timeAt(drag.from);
      const under = this.answer.periods.find((period) => Date.parse(period.start) <= time && time < Date.parse(period.end) + day);
      if (under) this.chosen(under.start, under.end);
      else this.draw();
    } else {
      this.chosen(iso(Math.min(drag.from, drag.to)), iso(Math.max(drag.from, drag.to)));
    }
  }
}
