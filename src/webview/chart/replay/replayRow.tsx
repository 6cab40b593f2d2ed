/** A row for one variant of a replay below the plot: a summary, and when it would have fired. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TimeRange } from '../../../core/model/timeRange';
import {
  firingsWithin,
  variantName,
  variantText,
  type ReplayVariant,
} from '../../../core/chart/view/chartReplay';
import type { Readout, Words } from '../../../core/chart/view/chartReadout';
import { fill } from '../../../core/text/fill';
import type { Point } from '../../shared/point';
import { firingsHeight, paintFirings, placeIn, type FiringsDrawing } from './drawFirings';

/** The input that all rows share, without firings and width. */
export type RowDrawing = Omit<FiringsDrawing, 'firings' | 'width'> & {
  /** The plot's area, CSS pixels: time runs from its left to its right edge. */
  readonly area: { readonly left: number; readonly width: number };
};

/** The hit distance of the mouse, CSS pixels. */
const reach = 4;

/** Receives what is said of the place under the mouse, and where the mouse is; undefined if there is nothing. */
export type PointAt = (readout: Readout | undefined, at: Point, by: 'mouse') => void;

interface ReplayRowProps extends RowDrawing {
  readonly variant: ReplayVariant;
  readonly words: Words;
  readonly onPoint: PointAt;
}

/** The row. Screen readers read its text. */
export function ReplayRow({ variant, words, onPoint, area, ...drawing }: ReplayRowProps) {
  const { span, theme, cursor, replayed } = drawing;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { left, width } = area;
  useLayoutEffect(() => {
    if (canvas.current)
      paintFirings(canvas.current, { ...drawing, width, firings: variant.firings });
  }, [variant, span.min, span.max, width, theme, cursor, replayed, devicePixelRatio]);
  const shown = firingsWithin(variant, span.min, span.max).length;
  return (
    <li class={variant.own ? 'own' : ''}>
      <span>{variantText(variant, shown, words.texts, words.format)}</span>
      <canvas
        aria-hidden="true"
        ref={canvas}
        style={{ width: `${width}px`, height: `${firingsHeight}px`, marginLeft: `${left}px` }}
        onMouseMove={(event) => {
          const firing = firingAt(variant, event.offsetX, { span, width });
          onPoint(firing && readoutOf(variant, firing, words), event, 'mouse');
        }}
        onMouseLeave={(event) => {
          onPoint(undefined, event, 'mouse');
        }}
      />
    </li>
  );
}

/** The last firing at a position, within a few pixels. */
function firingAt(
  { firings }: ReplayVariant,
  x: number,
  place: Pick<FiringsDrawing, 'span' | 'width'>,
): TimeRange | undefined {
  return firings.findLast(
    ({ start, end }) => x >= placeIn(start, place) - reach && x <= placeIn(end, place) + reach,
  );
}

function readoutOf(variant: ReplayVariant, { start, end }: TimeRange, words: Words): Readout {
  const { texts, format } = words;
  const text = fill(texts.replayFiring, format.dateTime(start), format.dateTime(end));
  return { title: variantName(variant, texts, format), facts: [{ sign: 'replay', text }] };
}
