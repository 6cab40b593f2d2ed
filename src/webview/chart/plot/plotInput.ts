/** The input of the plot. */
import type { ChartModel } from '../../../core/chart/view/chart';
import type { ChartFormat } from '../../../core/chart/view/chartFormat';
import type { ChartTexts } from '../../../core/chart/view/chartTexts';
import type { Sign } from '../../../core/chart/view/sign';
import type { Theme } from '../../shared/theme';
import type { Span } from '../../shared/viewport';

/** Everything that a plot shows. */
export interface PlotInput {
  readonly model: ChartModel;
  readonly span: Span;
  readonly texts: ChartTexts;
  readonly format: ChartFormat;
  readonly theme: Theme;
  /** The symbols that are switched off. */
  readonly hidden: ReadonlySet<Sign>;
}

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of an element without its border. */
export function sizeOf({ clientWidth: width, clientHeight: height }: HTMLElement): Size {
  return { width, height };
}
