/** The state of the tab: what the extension has sent, and what the user has chosen. */
import { isPreset, type CustomRange } from '../../core/chart/view/chartRange';
import { sampleReadout, type Readout, type Words } from '../../core/chart/view/chartReadout';
import type { Sign } from '../../core/chart/view/sign';
import type { ChartState } from '../../protocol/chart';
import type { Point } from '../shared/point';
import type { Theme } from '../shared/theme';
import type { PlotView } from './plotView';

/** Everything that is shown, besides the zoom and the cursor of the plot. */
export interface NowState {
  readonly chart: ChartState;
  readonly theme: Theme;
  readonly isTableOpen: boolean;
  /** The symbols that are switched off. */
  readonly hidden: ReadonlySet<Sign>;
  /** The thresholds of the replay that are switched off. */
  readonly hiddenConditions: ReadonlySet<string>;
  /** What the tooltip is about: the plot's cursor, something else at a point, or nothing. */
  readonly tip: 'cursor' | Tip | undefined;
  /** The result of a keyboard action, for screen readers. */
  readonly spanLabel: string;
  /** The outcome of a command. */
  readonly status: string;
}

/** What the tooltip says, and the point in the window that it is about. */
export interface Tip {
  readonly readout: Readout;
  readonly at: Point;
}

/** The set without a value that it has, or with one that it does not have. */
export function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** The range that is shown. That of a typed range is as typed: its data begin up to two periods later. */
export function shownRange({ range }: ChartState, { zoom, span }: PlotView): CustomRange {
  return isPreset(range) || zoom ? { start: span.min, end: span.max } : range;
}

/** The sample at the cursor of the plot; undefined if there is none. */
export function cursorReadout(
  { model, replay }: ChartState,
  { at }: PlotView,
  words: Words,
): Readout | undefined {
  return model && at !== null ? sampleReadout(model, at, words, replay) : undefined;
}

/** The tooltip now; undefined for none. */
export function tipOf({ tip, chart }: NowState, plot: PlotView, words: Words): Tip | undefined {
  if (tip !== 'cursor') return tip;
  const readout = cursorReadout(chart, plot, words);
  const { anchor } = plot;
  return readout && anchor && { readout, at: anchor };
}
