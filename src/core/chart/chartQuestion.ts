/** What a chart is asked to show, and what it then asks for. */
import type { EndpointRef } from '../model/endpointRef';
import type { ChartSource } from './view/chart';
import type { ChartRange } from './view/chartRange';

/** What the user chooses for a chart. */
export interface ChartChoices {
  readonly range: ChartRange;
  /** The other endpoints that are shown with it. */
  readonly compared: readonly EndpointRef[];
  /** Whether new data are read on request only. */
  readonly paused: boolean;
}

/** A request for the data of a chart. */
export interface ChartQuestion extends EndpointRef, Pick<ChartChoices, 'range' | 'compared'> {
  /** The previous data of this range, to be extended; undefined reads the whole range. */
  readonly before: ChartSource | undefined;
}
