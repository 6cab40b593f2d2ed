/** What the chart is drawn from. */
import type { ChartModel } from '../../core/views/chart';
import type { ChartFormat } from '../../core/views/chartFormat';
import type { ChartTexts } from '../../core/views/chartTexts';
import type { Theme } from '../theme';
import type { Span } from '../viewport';

/** What a plot shows. */
export interface PlotInput {
  readonly model: ChartModel;
  readonly span: Span;
  readonly texts: ChartTexts;
  readonly format: ChartFormat;
  readonly theme: Theme;
}
