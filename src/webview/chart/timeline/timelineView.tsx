/**
 * The timeline below the plot, on the plot's axis: the alarms, and the users who were connected in the visible
 * span. Scrolls if there are many users, draws only the visible part, and reports the bar at the mouse or the
 * keyboard cursor. Its height is that of the whole range, so a zoom moves nothing.
 */
import { useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import {
  alarmReadout,
  barReadout,
  type Readout,
  type Words,
} from '../../../core/chart/view/chartReadout';
import type { Timeline } from '../../../core/chart/view/timeline';
import type { Point } from '../../shared/point';
import { drawTimeline, placeOf, type TimelineDrawing } from './drawTimeline';
import {
  barAt,
  barOf,
  lanePlace,
  nextBar,
  rowPlaces,
  rowsHeight,
  type PlacedBar,
} from './rowPlaces';

interface TimelineViewProps extends Pick<
  TimelineDrawing,
  'span' | 'area' | 'now' | 'theme' | 'cursor'
> {
  readonly timeline: Timeline;
  readonly words: Words;
  readonly commands: {
    /** The mouse or the keyboard is on a bar at this point; undefined if on none. */
    pointAt(readout: Readout | undefined, at: Point, by: 'keys' | 'mouse'): void;
  };
}

const always = { min: -Infinity, max: Infinity };

/** The timeline; nothing if the whole range has neither users nor alarms. */
export function TimelineView(props: TimelineViewProps) {
  const { timeline, span, area, now, theme, cursor, words, commands } = props;
  const { texts } = words;
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [chosenId, setChosen] = useState<string>();
  const [moved, move] = useReducer<number, undefined>((count) => count + 1, 0);
  const whole = useMemo(() => rowsHeight(rowPlaces(timeline, always, now)), [timeline, now]);
  const places = useMemo(() => rowPlaces(timeline, span, now), [timeline, span.min, span.max, now]);
  const chosen = barOf(places, chosenId);
  const height = rowsHeight(places);
  const isEmpty = timeline.rows.length > 0 && !places.some(({ kind }) => kind === 'person');

  useLayoutEffect(() => {
    if (!root.current) return undefined;
    const observer = new ResizeObserver(() => {
      move(undefined);
    });
    observer.observe(root.current);
    return () => {
      observer.disconnect();
    };
  }, [whole === 0]);
  useLayoutEffect(() => {
    if (root.current && canvas.current) {
      paint(root.current, canvas.current, {
        ...{ places, span, area, now, theme, cursor, chosen: chosenId },
      });
    }
  }, [places, area.left, area.width, theme, cursor, chosenId, moved]);

  const choose = (next: PlacedBar | undefined, at: Point, by: 'keys' | 'mouse'): void => {
    if (!next && !chosen) return;
    setChosen(next?.bar.id);
    commands.pointAt(next && readoutOf(next, timeline, words), at, by);
  };
  if (whole === 0) return null;
  return (
    <div
      class="timeline"
      role="application"
      tabIndex={0}
      ref={root}
      style={{ height: `${whole}px` }}
      aria-roledescription={texts.timeline}
      aria-label={texts.timelineHelp}
      onScroll={() => {
        move(undefined);
      }}
      onMouseMove={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const at = { x: event.clientX - left, y: event.clientY - top };
        const place = { ...at, y: at.y + event.currentTarget.scrollTop };
        choose(
          barAt(places, place, (time) => placeOf(time, props), now),
          event,
          'mouse',
        );
      }}
      onMouseLeave={(event) => {
        choose(undefined, event, 'mouse');
      }}
      onBlur={() => {
        choose(undefined, { x: 0, y: 0 }, 'mouse');
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const next = nextBar(event.key, places, chosen);
        if (!next) return;
        event.preventDefault();
        choose(next, reveal(event.currentTarget, next, props), 'keys');
      }}
    >
      <canvas ref={canvas} />
      <div
        class="extent"
        style={{
          height: `${height}px`,
          padding: isEmpty ? `${height}px 0 0 ${area.left}px` : '',
        }}
      >
        {isEmpty && texts.timelineEmpty}
      </div>
    </div>
  );
}

function readoutOf({ row, bar }: PlacedBar, { alarms, rows }: Timeline, words: Words): Readout {
  return row.kind === 'alarm'
    ? alarmReadout(bar, alarms[row.index]?.alarmName ?? '', words)
    : barReadout(bar, rows[row.index]?.name ?? '', words);
}

/** Draws what is in sight. */
function paint(
  root: HTMLElement,
  canvas: HTMLCanvasElement,
  drawing: Omit<TimelineDrawing, 'scrollTop' | 'height'>,
): void {
  const { clientWidth: width, clientHeight: height, scrollTop } = root;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  // The canvas takes no space: the extent behind it determines the length of the scroll bar.
  canvas.style.marginBottom = `-${height}px`;
  const context = canvas.getContext('2d');
  context?.scale(devicePixelRatio, devicePixelRatio);
  if (context) drawTimeline(context, { ...drawing, scrollTop, height });
}

/** Scrolls a bar into view and returns where its visible part begins. */
function reveal(
  root: HTMLElement,
  { row, bar }: PlacedBar,
  place: Pick<TimelineDrawing, 'span' | 'area'>,
): Point {
  const { scrollTop, clientHeight } = root;
  if (row.top < scrollTop) root.scrollTop = row.top;
  else if (row.top + row.height > scrollTop + clientHeight)
    root.scrollTop = row.top + row.height - clientHeight;
  const { left, top } = root.getBoundingClientRect();
  const start = Math.max(place.span.min, bar.start);
  return {
    x: left + placeOf(start, place),
    y: top + lanePlace(row, bar.lane).top - root.scrollTop,
  };
}
