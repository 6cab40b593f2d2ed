/** The tab as a whole: its parts in their order. */
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ChartModel } from '../../core/chart/view/chart';
import { longerRange } from '../../core/chart/view/chartRange';
import { chartRows } from '../../core/chart/view/chartRows';
import type { Words } from '../../core/chart/view/chartReadout';
import { fill } from '../../core/text/fill';
import type { ChartState } from '../../protocol/chart';
import type { ChartCommands } from './chartCommands';
import { titleText } from './chartText';
import { Lead } from './lead';
import { Legend } from './legend';
import { tipOf, type NowState } from './nowState';
import type { PlotView } from './plotView';
import { ReplayView } from './replay/replayView';
import { RowTable } from './rowTable';
import { TimelineView } from './timeline/timelineView';
import { Toolbar } from './toolbar';
import { Tooltip } from './tooltip';

/** What the parts are drawn from. */
export interface ChartViewProps {
  readonly state: NowState;
  readonly plot: PlotView;
  readonly words: Words;
  readonly commands: ChartCommands;
}

/** The tab. Parts that do not follow the cursor are drawn again only when their data change. */
export function ChartView(props: ChartViewProps) {
  const { state, plot, words, commands } = props;
  const { chart, hidden, theme, isTableOpen } = state;
  const { model, replay, range, paused } = chart;
  const { texts } = words;
  const shown = model && model.times.length > 0 ? model : null;
  const hasData = shown !== null;
  const isZoomed = plot.zoom !== null;
  const toolbar = useMemo(
    () => (
      <Toolbar
        {...{ plot, words, commands, model, range, paused, hasData, isZoomed }}
        isTableOpen={isTableOpen && hasData}
      />
    ),
    [model, range, paused, hasData, isZoomed, isTableOpen],
  );
  const legend = useMemo(
    () =>
      shown && (
        <Legend
          {...{ words, commands, hidden, theme }}
          model={shown}
          isReplayed={replay !== null}
        />
      ),
    [shown, hidden, theme, replay],
  );
  return (
    <>
      <div class="controls">{toolbar}</div>
      {chart.busy && <div class="progress" />}
      <Lead
        chart={chart}
        words={words}
        onTryAgain={() => {
          commands.refresh();
        }}
      />
      {legend}
      <PlotFrame {...props} model={shown} />
      {shown && <Below {...props} model={shown} />}
      <Empty {...props} />
      <ul class="notes">
        {notesOf(model, texts).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <div class="below">
        <p>{texts.mouseHelp}</p>
        <p class="status" role="status">
          {state.status}
        </p>
      </div>
      <p class="unseen" id="keys">
        {texts.keyboardHelp}
      </p>
      <p class="unseen" aria-live="polite">
        {state.spanLabel}
      </p>
      {isTableOpen && shown && <Rows {...props} model={shown} />}
      <Tooltip
        tip={tipOf(state, plot, words)}
        theme={theme}
        hidden={hidden}
        onDismiss={() => {
          commands.dismissTip();
        }}
      />
    </>
  );
}

function notesOf(model: ChartModel | null, texts: Words['texts']): readonly string[] {
  if (!model) return [];
  return model.marksIncomplete ? [...model.notes, texts.marksIncomplete] : model.notes;
}

type PartProps = ChartViewProps & { readonly model: ChartModel };

/** The plot's element, which stays while there are no samples: the plot draws in it. */
function PlotFrame({
  state,
  plot,
  words,
  model,
}: ChartViewProps & { readonly model: ChartModel | null }) {
  const host = useRef<HTMLDivElement>(null);
  const { hidden, theme } = state;
  useLayoutEffect(() => {
    if (host.current) plot.attach(host.current);
  }, []);
  useLayoutEffect(() => {
    if (model) plot.show({ model, ...words, theme, hidden });
  }, [model, theme, hidden]);
  return (
    <div
      class="plot"
      role="application"
      tabIndex={0}
      hidden={!model}
      ref={host}
      aria-roledescription={words.texts.plotRole}
      aria-label={model ? titleText(model, words) : undefined}
      aria-describedby="summary keys"
    />
  );
}

/** The parts on the axis of the plot, once there is one. */
function Below({ state, plot, words, commands, model }: PartProps) {
  const { area, span, at } = plot;
  if (!area) return null;
  const { replay } = state.chart;
  const cursor = at === null ? null : (model.times[at] ?? null);
  const shared = { span, area, theme: state.theme, cursor, words, commands };
  return (
    <>
      {replay && !state.hidden.has('replay') && (
        <ReplayView {...shared} replay={replay} hidden={state.hiddenConditions} />
      )}
      <TimelineView {...shared} timeline={model.timeline} now={model.fetchedAt} />
    </>
  );
}

/** What stands in the place of a plot: that the data are loading, or that there are none and what to do. */
function Empty({ state, words, commands }: ChartViewProps) {
  const { model, busy, failure, range }: ChartState = state.chart;
  const { texts } = words;
  const longer = model ? longerRange(range) : undefined;
  if (model ? model.times.length > 0 : failure !== null || !busy) return null;
  return (
    <div class="empty">
      <p>{model ? texts.empty : texts.loading}</p>
      {longer && (
        <button
          type="button"
          onClick={() => {
            commands.setRange(longer);
          }}
        >
          {fill(texts.longerRange, texts.ranges[longer].long)}
        </button>
      )}
    </div>
  );
}

/** The table of what the plot shows. */
function Rows({ state, plot, words, commands, model }: PartProps) {
  const { replay } = state.chart;
  const { min, max } = plot.span;
  return useMemo(
    () => (
      <RowTable
        rows={chartRows(model, replay, min, max)}
        words={words}
        onCopy={(text, rows) => {
          commands.copyTable(text, rows);
        }}
      />
    ),
    [model, replay, min, max],
  );
}
