/** What the user can do on the tab. */
import type { ChartRange } from '../../core/chart/view/chartRange';
import type { Readout } from '../../core/chart/view/chartReadout';
import type { Sign } from '../../core/chart/view/sign';
import type { Point } from '../shared/point';

/** What moves a cursor. What the keyboard reaches is announced to screen readers. */
export type Pointer = 'keys' | 'mouse';

/** The commands. */
export interface ChartCommands {
  setRange(range: ChartRange): void;
  /** Asks which other endpoints to show. */
  chooseCompared(): void;
  /** Stops or resumes reading new data without a request. */
  togglePause(): void;
  refresh(): void;
  /** Multiplies the length of the span by this factor. */
  zoomBy(factor: number): void;
  showWhole(): void;
  /** Opens or closes the table. */
  toggleTable(): void;
  /** @param text rows for a spreadsheet */
  copyTable(text: string, rows: number): void;
  exportCsv(): void;
  exportPng(): void;
  /** Copies a link to the span that the chart shows. */
  copyLink(): void;
  /** Switches a symbol off or on. */
  toggleSign(sign: Sign): void;
  /** Switches a threshold of the replay off or on. */
  toggleCondition(condition: string): void;
  hideReplay(): void;
  /** The mouse or the keyboard is on something at this point; undefined if on nothing. */
  pointAt(readout: Readout | undefined, at: Point, by: Pointer): void;
  /** The tooltip is in the way. */
  dismissTip(): void;
}
