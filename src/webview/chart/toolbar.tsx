/** The controls above the chart, in one row: range, zoom, other endpoints, table, reading; the rest in a menu. */
import type { ChartModel } from '../../core/chart/view/chart';
import { presetRanges, type ChartRange } from '../../core/chart/view/chartRange';
import type { Words } from '../../core/chart/view/chartReadout';
import { MenuButton } from '../shared/menuButton';
import { RangePicker } from '../shared/rangePicker';
import type { ChartCommands } from './chartCommands';
import type { PlotView } from './plotView';

interface ToolbarProps {
  readonly plot: PlotView;
  readonly words: Words;
  readonly commands: ChartCommands;
  readonly model: ChartModel | null;
  readonly range: ChartRange;
  readonly paused: boolean;
  readonly hasData: boolean;
  readonly isZoomed: boolean;
  readonly isTableOpen: boolean;
}

/** The menu: the key of the text is the command. */
const menuCommands = ['exportCsv', 'exportPng', 'copyLink'] as const;

/** The controls. */
export function Toolbar(props: ToolbarProps) {
  const { plot, words, commands, model, range, paused, hasData, isTableOpen } = props;
  const { texts, format } = words;
  return (
    <>
      <RangePicker
        id="chart-range"
        {...{ texts, format, range }}
        label={texts.range}
        presets={presetRanges.map((value) => ({
          value,
          label: texts.ranges[value].short,
          name: texts.ranges[value].long,
        }))}
        shownSpan={() => plot.span}
        latest={() => model?.fetchedAt ?? Date.now()}
        onChoose={(chosen) => {
          commands.setRange(chosen);
        }}
      />
      <ZoomButtons {...props} />
      <div class="group">
        <Command name="chooseCompared" label={texts.compare} commands={commands} />
        <Command
          name="toggleTable"
          label={texts.table}
          commands={commands}
          disabled={!hasData}
          aria-expanded={isTableOpen}
          aria-controls="table"
        />
        <Command name="refresh" label={texts.refresh} commands={commands} />
        <Command name="togglePause" label={texts.pause} commands={commands} aria-pressed={paused} />
        <MenuButton
          id="chart-actions"
          label={texts.moreActions}
          entries={menuCommands.map((name) => ({
            label: texts[name],
            disabled: !hasData,
            onChoose: () => {
              commands[name]();
            },
          }))}
        />
      </div>
    </>
  );
}

function ZoomButtons({ words: { texts }, commands, hasData, isZoomed }: ToolbarProps) {
  const zoom = (sign: string, factor: number, label: string) => (
    <button
      type="button"
      class="narrow"
      aria-label={label}
      title={label}
      disabled={!hasData}
      onClick={() => {
        commands.zoomBy(factor);
      }}
    >
      {sign}
    </button>
  );
  return (
    <div class="group" role="group" aria-label={texts.zoom}>
      {zoom('−', 2, texts.zoomOut)}
      {zoom('+', 0.5, texts.zoomIn)}
      <Command
        name="showWhole"
        label={texts.zoomReset}
        commands={commands}
        disabled={!hasData || !isZoomed}
      />
    </div>
  );
}

interface CommandProps {
  readonly name: 'chooseCompared' | 'toggleTable' | 'refresh' | 'togglePause' | 'showWhole';
  readonly label: string;
  readonly commands: ChartCommands;
  readonly disabled?: boolean;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly 'aria-pressed'?: boolean;
}

function Command({ name, label, commands, ...attributes }: CommandProps) {
  return (
    <button
      type="button"
      onClick={() => {
        commands[name]();
      }}
      {...attributes}
    >
      {label}
    </button>
  );
}
