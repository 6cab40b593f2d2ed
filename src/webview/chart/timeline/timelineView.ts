/**
 * The timeline below the plot, on the plot's axis: the alarms, and the users who were connected in the visible
 * span. Scrolls if there are many users, draws only the visible part, and reports the connection at the mouse
 * or the keyboard cursor. Its height is that of the whole range, so a zoom moves nothing.
 */
import type { ChartTexts } from '../../../core/chart/view/chartTexts';
import type { TimelineBar } from '../../../core/chart/view/timeline';
import { element } from '../../shared/dom';
import type { Point } from '../../shared/point';
import { drawTimeline, placeOf, type TimelineDrawing } from './drawTimeline';
import { lanePlace, rowPlaces, rowsBetween, rowsHeight, type RowPlace } from './rowPlaces';

/** The input of the timeline, without positions. */
export type TimelineContent = Pick<
  TimelineDrawing,
  'timeline' | 'span' | 'area' | 'now' | 'theme' | 'cursor'
>;

/** Receives the connection at the mouse or the keyboard cursor, and where that is; undefined if there is none. */
export type OnChosen = (bar: TimelineBar | undefined, at: Point, by: 'keys' | 'mouse') => void;

/** The texts of the timeline. */
type TimelineTexts = Pick<ChartTexts, 'timeline' | 'timelineHelp' | 'timelineEmpty'>;

/** The timeline. */
export class TimelineView {
  readonly root: HTMLElement;
  private readonly canvas = element('canvas');
  private readonly extent = element('div', { class: 'extent' });
  private content: TimelineContent | undefined;
  /** The rows in the visible span. */
  private places: readonly RowPlace[] = [];
  /** The connections in the visible span, by the index of their user. */
  private bars: ReadonlyMap<number, readonly TimelineBar[]> = new Map();
  private chosen: TimelineBar | undefined;

  constructor(
    private readonly texts: TimelineTexts,
    private readonly onChosen: OnChosen,
  ) {
    this.root = element(
      'div',
      {
        class: 'timeline',
        role: 'application',
        tabindex: 0,
        hidden: true,
        'aria-roledescription': texts.timeline,
        'aria-label': texts.timelineHelp,
      },
      this.canvas,
      this.extent,
    );
    this.root.addEventListener('scroll', () => {
      this.draw();
    });
    this.root.addEventListener('mousemove', (event) => {
      this.choose(this.barAt(event.offsetX, event.clientY), event, 'mouse');
    });
    this.root.addEventListener('mouseleave', (event) => {
      this.choose(undefined, event, 'mouse');
    });
    this.root.addEventListener('blur', () => {
      this.choose(undefined, { x: 0, y: 0 }, 'mouse');
    });
    this.root.addEventListener('keydown', (event) => {
      this.key(event);
    });
    new ResizeObserver(() => {
      this.draw();
    }).observe(this.root);
  }

  /** Shows users and alarms; hidden if the whole range has none. */
  show(content: TimelineContent): void {
    const before = this.content;
    this.content = content;
    if (content.timeline !== before?.timeline) this.measure(content);
    if (content.timeline !== before?.timeline || content.span !== before.span) this.place(content);
    this.draw();
  }

  /** Reserves the height of the whole range. */
  private measure({ timeline }: TimelineContent): void {
    const all = rowPlaces(timeline);
    this.root.hidden = all.length === 0;
    this.root.style.height = `${rowsHeight(all)}px`;
  }

  /** Places the rows that have something to show in the visible span. */
  private place(content: TimelineContent): void {
    const { timeline, area } = content;
    const bars = new Map<number, TimelineBar[]>();
    for (const bar of timeline.bars) {
      if (!isVisible(bar, content)) continue;
      const own = bars.get(bar.row);
      if (own) own.push(bar);
      else bars.set(bar.row, [bar]);
    }
    this.bars = bars;
    this.places = rowPlaces(timeline, (row) => bars.has(row));
    const height = rowsHeight(this.places);
    this.extent.style.height = `${height}px`;
    const isEmpty = bars.size === 0 && timeline.rows.length > 0;
    this.extent.textContent = isEmpty ? this.texts.timelineEmpty : '';
    this.extent.style.padding = isEmpty ? `${height}px 0 0 ${area.left}px` : '';
    const id = this.chosen?.id;
    this.chosen = id === undefined ? undefined : [...bars.values()].flat().find((b) => b.id === id);
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

  private choose(bar: TimelineBar | undefined, at: Point, by: 'keys' | 'mouse'): void {
    const before = this.chosen;
    if (!bar && !before) return;
    this.chosen = bar;
    if (bar !== before) this.draw();
    this.onChosen(bar, at, by);
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
    if (!next || !this.content) return;
    event.preventDefault();
    this.choose(next, this.reveal(next, this.content), 'keys');
  }

  /** Up and down: the next user; left and right: the user's next connection. */
  private nextBar(key: string): TimelineBar | undefined {
    const { chosen } = this;
    if (!key.startsWith('Arrow')) return undefined;
    const users = this.places.filter(({ kind }) => kind === 'person').map(({ index }) => index);
    const first = (row: number | undefined): TimelineBar | undefined =>
      row === undefined ? undefined : this.bars.get(row)?.[0];
    if (!chosen) return first(users[0]);
    const own = this.bars.get(chosen.row) ?? [];
    const at = own.indexOf(chosen);
    const row = users.indexOf(chosen.row);
    switch (key) {
      case 'ArrowLeft':
        return own[at - 1] ?? chosen;
      case 'ArrowRight':
        return own[at + 1] ?? chosen;
      case 'ArrowUp':
        return first(users[row - 1]) ?? chosen;
      default:
        return first(users[row + 1]) ?? chosen;
    }
  }

  /** Scrolls a connection into view and returns where its visible part begins. */
  private reveal(bar: TimelineBar, content: TimelineContent): Point {
    const { root, places } = this;
    const row = places.find(({ kind, index }) => kind === 'person' && index === bar.row);
    if (row) {
      const { scrollTop, clientHeight } = root;
      if (row.top < scrollTop) root.scrollTop = row.top;
      else if (row.top + row.height > scrollTop + clientHeight)
        root.scrollTop = row.top + row.height - clientHeight;
    }
    const { left, top } = root.getBoundingClientRect();
    const start = Math.max(content.span.min, bar.start);
    const lane = row ? lanePlace(row, bar.lane).top : 0;
    return { x: left + placeOf(start, content), y: top + lane - root.scrollTop };
  }
}

function isVisible({ start, end }: TimelineBar, { span, now }: TimelineContent): boolean {
  return start <= span.max && (end ?? now) >= span.min;
}
