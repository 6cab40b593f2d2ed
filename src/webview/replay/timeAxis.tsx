/** The axis below the lanes of a replay. */
import { zoneTicks } from './axisTicks';
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import { tickLabels } from '../../core/chart/view/timeTicks';
import type { TimeRange } from '../../core/model/timeRange';

interface AxisProps {
  readonly span: TimeRange;
  readonly format: ChartFormat;
}

/** Whole times with their labels, which screen readers find in the list of moments. */
export function TimeAxis({ span, format }: AxisProps) {
  const { ticks, stepMs } = zoneTicks(span, format.offset);
  const labels = tickLabels(ticks, stepMs, format);
  const length = span.end - span.start;
  return (
    <div class="lane axis" aria-hidden="true">
      <div class="ticks">
        {ticks.map((at, index) => (
          <span key={at} style={{ left: `${String(((at - span.start) / length) * 100)}%` }}>
            {labels[index]}
          </span>
        ))}
      </div>
    </div>
  );
}
