/** The buttons above the chart. */
import { presetRanges, type ChartRange, type PresetRange } from '../../core/chart/view/chartRange';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import { button, element } from '../shared/dom';

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
  private readonly inputs: readonly HTMLInputElement[];

  constructor(texts: ChartTexts, onChoose: (range: PresetRange) => void) {
    this.inputs = presetRanges.map((range) =>
      element('input', {
        type: 'radio',
        name: 'range',
        value: range,
        'aria-label': texts.ranges[range].long,
      }),
    );
    const labels = this.inputs.map((input, i) => {
      const range = presetRanges[i];
      return element(
        'label',
        {},
        input,
        element('span', {}, range ? texts.ranges[range].short : ''),
      );
    });
    this.root = element(
      'div',
      { class: 'ranges', role: 'radiogroup', 'aria-label': texts.range },
      ...labels,
    );
    this.root.addEventListener('change', (event) => {
      const { value } = event.target as HTMLInputElement;
      const range = presetRanges.find((one) => one === value);
      if (range) onChoose(range);
    });
  }

  /** Checks the requested range; a typed one checks none. */
  select(range: ChartRange): void {
    for (const input of this.inputs) input.checked = input.value === range;
  }
}

/** The other buttons. */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly table: HTMLButtonElement;
  private readonly pause: HTMLButtonElement;
  private readonly needData: readonly HTMLButtonElement[];
  private readonly whole: HTMLButtonElement;

  constructor(texts: ChartTexts, commands: Commands) {
    const zoomIn = button(
      '+',
      () => {
        commands.zoomBy(0.5);
      },
      named(texts.zoomIn),
    );
    const zoomOut = button(
      '−',
      () => {
        commands.zoomBy(2);
      },
      named(texts.zoomOut),
    );
    this.whole = button(texts.zoomReset, () => {
      commands.showWhole();
    });
    this.table = button(
      texts.table,
      () => {
        commands.toggleTable();
      },
      {
        'aria-expanded': 'false',
        'aria-controls': 'table',
      },
    );
    const csv = button(texts.exportCsv, () => {
      commands.exportCsv();
    });
    const png = button(texts.exportPng, () => {
      commands.exportPng();
    });
    const link = button(texts.copyLink, () => {
      commands.copyLink();
    });
    const compare = button(texts.compare, () => {
      commands.chooseCompared();
    });
    this.pause = button(texts.pause, () => {
      commands.togglePause();
    });
    const refresh = button(texts.refresh, () => {
      commands.refresh();
    });
    this.needData = [zoomIn, zoomOut, this.table, csv, png, link];
    const zoom = element(
      'div',
      { class: 'group', role: 'group', 'aria-label': texts.zoom },
      zoomOut,
      zoomIn,
      this.whole,
    );
    this.root = element(
      'div',
      { class: 'group' },
      zoom,
      compare,
      this.table,
      csv,
      png,
      link,
      refresh,
      this.pause,
    );
  }

  /** Enables and disables the buttons. */
  show(state: {
    readonly hasData: boolean;
    readonly zoomed: boolean;
    readonly table: boolean;
    readonly paused: boolean;
  }): void {
    for (const each of this.needData) each.disabled = !state.hasData;
    this.whole.disabled = !state.zoomed;
    this.table.setAttribute('aria-expanded', String(state.table));
    this.pause.setAttribute('aria-pressed', String(state.paused));
  }
}

/** A button with a symbol; screen readers and the tooltip use its name. */
function named(name: string) {
  return { 'aria-label': name, title: name, class: 'sign' };
}
