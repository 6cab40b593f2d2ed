/** A row for one variant of a replay below the plot: a summary, and when it would have fired. */
import type { TimeRange } from '../../../core/model/timeRange';
import {
  firingsWithin,
  variantText,
  type ReplayVariant,
} from '../../../core/chart/view/chartReplay';
import type { ChartFormat } from '../../../core/chart/view/chartFormat';
import type { ChartTexts } from '../../../core/chart/view/chartTexts';
import { element } from '../../shared/dom';
import type { Point } from '../../shared/point';
import { drawFirings, firingsHeight, placeIn, type FiringsDrawing } from './drawFirings';

/** The input that all rows share, without firings and width. */
export type RowDrawing = Omit<FiringsDrawing, 'firings' | 'width'> & {
  /** The plot's area, CSS pixels: time runs from its left to its right edge. */
  readonly area: { readonly left: number; readonly width: number };
};

/** The hit distance of the mouse, CSS pixels. */
const reach = 4;

/** Receives the notification under the mouse and where the mouse is; undefined if there is none. */
export type OnFiring = (firing: TimeRange | undefined, at: Point) => void;

/** The row. Screen readers read its text. */
export class ReplayRow {
  readonly root: HTMLElement;
  readonly canvas = element('canvas', { 'aria-hidden': 'true' });
  private readonly label = element('span');
  private drawing: RowDrawing | undefined;

  constructor(
    readonly variant: ReplayVariant,
    private readonly texts: ChartTexts,
    private readonly format: ChartFormat,
    onPointed: OnFiring,
  ) {
    this.root = element('li', { class: variant.own ? 'own' : '' }, this.label, this.canvas);
    this.canvas.addEventListener('mousemove', (event) => {
      onPointed(this.firingAt(event.offsetX), event);
    });
    this.canvas.addEventListener('mouseleave', (event) => {
      onPointed(undefined, event);
    });
  }

  /** The text above the drawing. */
  get text(): string {
    return this.label.textContent;
  }

  show(drawing: RowDrawing): void {
    this.drawing = drawing;
    const { span, area } = drawing;
    const { canvas, variant } = this;
    const shown = firingsWithin(variant, span.min, span.max);
    this.label.textContent = variantText(variant, shown.length, this.texts, this.format);
    canvas.width = Math.round(area.width * devicePixelRatio);
    canvas.height = Math.round(firingsHeight * devicePixelRatio);
    canvas.style.width = `${String(area.width)}px`;
    canvas.style.height = `${String(firingsHeight)}px`;
    canvas.style.marginLeft = `${String(area.left)}px`;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.scale(devicePixelRatio, devicePixelRatio);
    drawFirings(context, { ...drawing, firings: variant.firings, width: area.width });
  }

  /** The last firing at the position, within a few pixels. */
  private firingAt(x: number): TimeRange | undefined {
    const { drawing, variant } = this;
    if (!drawing) return undefined;
    const place = { span: drawing.span, width: drawing.area.width };
    return variant.firings.findLast(
      ({ start, end }) => x >= placeIn(start, place) - reach && x <= placeIn(end, place) + reach,
    );
  }
}
