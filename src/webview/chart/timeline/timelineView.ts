/**
 * The timeline below the plot, on the plot's axis: scrolls if there are many users, draws only the visible
 * part, and reports the connection at the mouse or the keyboard cursor.
 */
import type { TimelineBar } from '../../../core/chart/view/timeline';
import { element } from '../../shared/dom';
import { drawTimeline, placeOf, type TimelineDrawing } from './drawTimeline';
import { lanePlace, rowPlaces, rowsBetween, rowsHeight, type RowPlace } from './rowPlaces';

/** The input of the timeline, without positions. */
export type TimelineContent = Pick<
  TimelineDrawing,
  'timeline' | 'span' | 'area' | 'now' | 'theme' | 'cursor'
>;

/** Receives the connection at the mouse or the keyboard cursor; undefined if there is none. */
export type OnChosen = (bar: TimelineBar | undefined, by: 'keys' | 'mouse') => void;

/** The timeline. */
export class TimelineView {
  readonly root: HTMLElement;
  private readonly canvas = element('canvas');
  private readonly extent = element('div', { class: 'extent' });
  private content: TimelineContent | undefined;
  private places: readonly RowPlace[] = [];
  private bars: ReadonlyMap<number, readonly TimelineBar[]> = new Map();
  private chosen: TimelineBar | undefined;

  /** @param role the role description for screen readers */
  constructor(
    role: string,
    help: string,
    private readonly onChosen: OnChosen,
  ) {
    this.root = element(
      'div',
      {
        class: 'timeline',
        role: 'application',
        tabindex: 0,
        hidden: true,
        'aria-roledescription': role,
        'aria-label': help,
      },
      this.canvas,
      this.extent,
    );
    this.root.addEventListener('scroll', () => {
      this.draw();
    });
    this.root.addEventListener('mousemove', (event) => {
      this.choose(this.barAt(event.offsetX, event.clientY), 'mouse');
    });
    this.root.addEventListener('mouseleave', () => {
      this.choose(undefined, 'mouse');
    });
    this.root.addEventListener('keydown', (event) => {
      this.key(event);
    });
    new ResizeObserver(() => {
      this.draw();
    }).observe(this.root);
  }

  /** Shows users and alarms; hidden if there are none. */
  show(content: TimelineContent): void {
    if (content.timeline !== this.content?.timeline) this.measure(content);
    this.content = content;
    this.root.hidden = this.places.length === 0;
    this.draw();
  }

  private measure({ timeline }: TimelineContent): void {
    this.places = rowPlaces(timeline);
    const bars = new Map<number, TimelineBar[]>();
    for (const bar of timeline.bars) {
      const own = bars.get(bar.row);
      if (own) own.push(bar);
      else bars.set(bar.row, [bar]);
    }
    this.bars = bars;
    this.extent.style.height = `${rowsHeight(this.places)}px`;
    this.chosen = timeline.bars.find(({ id }) => id === this.chosen?.id);
  }

  private draw(): void {
    const { content, canvas, root } = this;
    const context = canvas.getContext('2d');
    if (!content || !context || root.hidden) return;
    const { clientWidth: width, clientHeight: height, scrollTop } = root;
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    // The canvas takes no space: the extent behind it determines the length of the scroll bar.
    canvas.style.marginBottom = `-${height}px`;
    context.scale(devicePixelRatio, devicePixelRatio);
    drawTimeline(context, {
      ...content,
      places: this.places,
      barsOfRow: (row) => this.bars.get(row) ?? [],
      scrollTop,
      height,
      chosen: this.chosen?.id,
    });
  }

  private choose(bar: TimelineBar | undefined, by: 'keys' | 'mouse'): void {
    if (bar === this.chosen) return;
    this.chosen = bar;
    this.draw();
    this.onChosen(bar, by);
  }

  /** The connection at a position: the nearest in its row, within a few pixels. */
  private barAt(x: number, clientY: number): TimelineBar | undefined {
    const { content } = this;
    if (!content) return undefined;
    const y = clientY - this.root.getBoundingClientRect().top + this.root.scrollTop;
    const row = rowsBetween(this.places, y, y).find(({ kind }) => kind === 'person');
    if (!row) return undefined;
    const reach = 4;
    return (this.bars.get(row.index) ?? []).find((bar) => {
      const { top, height } = lanePlace(row, bar.lane);
      const inLane = y >= top - 1 && y <= top + height + 1;
      const from = placeOf(bar.start, content) - reach;
      return inLane && x >= from && x <= placeOf(bar.end ?? content.now, content) + reach;
    });
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = this.nextBar(event.key);
    if (!next) return;
    event.preventDefault();
    this.reveal(next.row);
    this.choose(next, 'keys');
  }

  /** Up and down: the next user; left and right: the user's next connection. */
  private nextBar(key: string): TimelineBar | undefined {
    const all = this.content?.timeline.bars ?? [];
    const { chosen } = this;
    if (!key.startsWith('Arrow')) return undefined;
    if (!chosen) return all[0];
    const own = this.bars.get(chosen.row) ?? [];
    const at = own.indexOf(chosen);
    switch (key) {
      case 'ArrowLeft':
        return own[at - 1] ?? chosen;
      case 'ArrowRight':
        return own[at + 1] ?? chosen;
      case 'ArrowUp':
        return this.bars.get(chosen.row - 1)?.[0] ?? chosen;
      default:
        return this.bars.get(chosen.row + 1)?.[0] ?? chosen;
    }
  }

  private reveal(personRow: number): void {
    const row = this.places.find(({ kind, index }) => kind === 'person' && index === personRow);
    if (!row) return;
    const { scrollTop, clientHeight } = this.root;
    if (row.top < scrollTop) this.root.scrollTop = row.top;
    else if (row.top + row.height > scrollTop + clientHeight)
      this.root.scrollTop = row.top + row.height - clientHeight;
  }
}
