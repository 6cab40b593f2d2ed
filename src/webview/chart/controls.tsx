/** The buttons above the chart. */
import { render } from 'preact';
import { presetRanges, type ChartRange, type PresetRange } from '../../core/chart/view/chartRange';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import { element } from '../shared/dom';

/** The actions of the buttons. */
export interface Commands {
  setRange(range: ChartRange): void;
  /** Asks which other endpoints to show. */
  chooseCompared(): void;
  /** Stops or resumes reading new data without a request. */
  togglePause(): void;
  /** Multiplies the length of the span by this factor. */
  zoomBy(factor: number): void;
  showWhole(): void;
  toggleTable(): void;
  exportCsv(): void;
  exportPng(): void;
  /** Copies a link to the span that the chart shows. */
  copyLink(): void;
  refresh(): void;
}

/** The presets as native radio buttons, which support arrow keys and screen readers. */
export class RangePicker {
  readonly root: HTMLElement;

  constructor(
    private readonly texts: ChartTexts,
    private readonly onChoose: (range: PresetRange) => void,
  ) {
    const label = texts.range;
    this.root = element('div', { class: 'ranges', role: 'radiogroup', 'aria-label': label });
  }

  /** Checks the requested range; a typed one checks none. */
  select(chosen: ChartRange): void {
    const { ranges } = this.texts;
    const options = presetRanges.map((range) => (
      <label key={range}>
        <input
          type="radio"
          name="range"
          value={range}
          aria-label={ranges[range].long}
          checked={range === chosen}
          onChange={() => {
            this.onChoose(range);
          }}
        />
        <span>{ranges[range].short}</span>
      </label>
    ));
    render(options, this.root);
  }
}

/** What the toolbar depends on. */
interface ToolbarState {
  readonly hasData: boolean;
  readonly zoomed: boolean;
  readonly table: boolean;
  readonly paused: boolean;
}

/** The plain buttons in their order: the key of the text, the command, and whether it needs data. */
const plainButtons = [
  ['compare', 'chooseCompared', false],
  ['table', 'toggleTable', true],
  ['exportCsv', 'exportCsv', true],
  ['exportPng', 'exportPng', true],
  ['copyLink', 'copyLink', true],
  ['refresh', 'refresh', false],
  ['pause', 'togglePause', false],
] as const;

/** The buttons that zoom. */
const zoomButtons = [
  ['−', 2, 'zoomOut'],
  ['+', 0.5, 'zoomIn'],
] as const;

/** The other buttons. */
export class Toolbar {
  readonly root = element('div', { class: 'group' });

  constructor(
    private readonly texts: ChartTexts,
    private readonly commands: Commands,
  ) {}

  /** Enables and disables the buttons. */
  show({ hasData, zoomed, table, paused }: ToolbarState): void {
    const { texts, commands } = this;
    const states = {
      table: { 'aria-expanded': table, 'aria-controls': 'table' },
      pause: { 'aria-pressed': paused },
    };
    const zooms = zoomButtons.map(([sign, factor, name]) => (
      <button
        type="button"
        class="sign"
        aria-label={texts[name]}
        title={texts[name]}
        disabled={!hasData}
        onClick={() => {
          commands.zoomBy(factor);
        }}
      >
        {sign}
      </button>
    ));
    const plain = plainButtons.map(([text, command, needsData]) => (
      <button
        type="button"
        disabled={needsData && !hasData}
        onClick={() => {
          commands[command]();
        }}
        {...(text === 'table' || text === 'pause' ? states[text] : {})}
      >
        {texts[text]}
      </button>
    ));
    const whole = (
      <button
        type="button"
        disabled={!zoomed}
        onClick={() => {
          commands.showWhole();
        }}
      >
        {texts.zoomReset}
      </button>
    );
    render(
      <>
        <div class="group" role="group" aria-label={texts.zoom}>
          {zooms}
          {whole}
        </div>
        {plain}
      </>,
      this.root,
    );
  }
}
