/**
 * A replay below the plot, on the plot's axis: one row per period and threshold, labelled as simulated and not
 * actual alarms. The user chooses which thresholds are shown.
 */
import type { ChartReplay } from '../../../core/chart/view/chartReplay';
import type { Words } from '../../../core/chart/view/chartReadout';
import { fill } from '../../../core/text/fill';
import { ReplayRow, type RowDrawing, type PointAt } from './replayRow';

interface ReplayViewProps extends Omit<RowDrawing, 'replayed'> {
  readonly replay: ChartReplay;
  /** The thresholds that are switched off. */
  readonly hidden: ReadonlySet<string>;
  readonly words: Words;
  readonly commands: {
    toggleCondition(condition: string): void;
    hideReplay(): void;
    readonly pointAt: PointAt;
  };
}

/** The replay. */
export function ReplayView({ replay, hidden, words, commands, ...drawing }: ReplayViewProps) {
  const { texts, format } = words;
  const { start, end } = replay.range;
  const conditions = [...new Set(replay.variants.map(({ condition }) => condition))];
  return (
    <section class="replay" aria-label={texts.replay}>
      <div class="replayHead">
        <h2>{fill(texts.replayOf, replay.alarmName)}</h2>
        <div
          class="group"
          role="group"
          aria-label={texts.replayConditions}
          hidden={conditions.length < 2}
        >
          {conditions.map((condition) => (
            <button
              key={condition}
              type="button"
              aria-pressed={!hidden.has(condition)}
              onClick={() => {
                commands.toggleCondition(condition);
              }}
            >
              {condition}
            </button>
          ))}
        </div>
        <button
          type="button"
          onClick={() => {
            commands.hideReplay();
          }}
        >
          {texts.hideReplay}
        </button>
      </div>
      <p class="about">{fill(texts.replayRange, format.dateTime(start), format.dateTime(end))}</p>
      <ul class="replayRows">
        {replay.variants
          .filter(({ condition }) => !hidden.has(condition))
          .map((variant) => (
            <ReplayRow
              key={`${String(variant.periodSeconds)} ${variant.condition}`}
              {...{ variant, words }}
              {...drawing}
              replayed={replay.range}
              onPoint={(readout, at, by) => {
                commands.pointAt(readout, at, by);
              }}
            />
          ))}
      </ul>
    </section>
  );
}
