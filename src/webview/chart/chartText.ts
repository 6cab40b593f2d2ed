/** The texts of the chart, as functions of its state. */
import { minuteMs, secondMs } from '../../core/base/duration';
import type { ChartModel } from '../../core/chart/view/chart';
import type { Words } from '../../core/chart/view/chartReadout';
import { displayText } from '../../core/text/displayText';
import { fill } from '../../core/text/fill';
import type { ChartState } from '../../protocol/chart';
import type { Span } from '../shared/viewport';

/** The name of the chart. */
export function titleText({ endpointLabel }: ChartModel, { texts }: Words): string {
  return fill(texts.title, displayText(endpointLabel));
}

/** The span that is shown. */
export function spanText({ min, max }: Span, { texts, format }: Words): string {
  return fill(texts.shownSpan, format.minute(min), format.minute(max));
}

/** When the data were read, and how often new ones are. There are none before the next minute. */
export function freshText(
  { fetchedAt }: ChartModel,
  { paused, refreshMs }: Pick<ChartState, 'paused' | 'refreshMs'>,
  { texts, format }: Words,
): string {
  const seconds = format.number(Math.max(refreshMs, minuteMs) / secondMs);
  const every = refreshMs === 0 ? texts.refreshManual : fill(texts.refreshEvery, seconds);
  const updated = fill(texts.updatedAt, format.second(fetchedAt));
  return `${updated} · ${paused ? texts.refreshPaused : every}`;
}

/** Why the last read failed, and which data are still shown. */
export function failureText(
  sentence: string,
  model: ChartModel | null,
  { texts, format }: Words,
): string {
  if (!model) return sentence;
  const staleText = fill(texts.stillShowing, format.dateTime(model.fetchedAt));
  return fill(texts.twoSentences, sentence, staleText);
}
