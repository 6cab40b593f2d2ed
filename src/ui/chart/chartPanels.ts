/** All charts: one panel per endpoint. */
import type { Event } from '../../core/base/events';
import {
  chartWindow,
  defaultChartRange,
  rangeShowing,
  type ChartRange,
} from '../../core/chart/view/chartRange';
import type { ChartChoices } from '../../core/chart/chartQuestion';
import type { ChartReplay } from '../../core/chart/view/chartReplay';
import { endpointKey, type EndpointRef } from '../../core/model/endpointRef';
import type { Visibility } from '../../core/state/visibility';
import { parseMemory } from '../../protocol/chart';
import { chartViewType } from '../editor/ids';
import { PanelRegistry } from '../pages/panelRegistry';
import { ChartPanel, panelTitle, type ChartDeps } from './chartPanel';

/** Dependencies of the charts. */
export interface ChartPanelsDeps extends ChartDeps {
  /** Fires after a refresh: there may be new samples or transitions. */
  readonly onDidRefresh: Event<unknown>;
  /** Receives the endpoints with open charts. */
  readonly visibility: Visibility;
}

/** A chart to open. */
interface OpenChart extends EndpointRef, ChartChoices {
  /** The display name of the endpoint. */
  readonly label?: string;
}

/** A request to show a chart. */
export interface ChartRequest extends EndpointRef {
  readonly label: string;
  /** The time to show, ms since 1970. */
  readonly at?: number;
  /** The replay to show below the chart, replacing the current one. */
  readonly replay?: ChartReplay;
  /** Does not move the focus. */
  readonly preserveFocus?: boolean;
}

/** The open charts. */
export class ChartPanels extends PanelRegistry<OpenChart, ChartPanel> {
  constructor(private readonly deps: ChartPanelsDeps) {
    super({
      viewType: chartViewType,
      extensionUri: deps.extensionUri,
      keyOf: ({ scope, endpointId }) => endpointKey(scope, endpointId),
      titleOf: ({ endpointId, label = endpointId }) => panelTitle(label),
      parse: parseMemory,
      fill: (panel, { scope, endpointId, range, compared, paused }) =>
        new ChartPanel(panel, { scope, endpointId }, { range, compared, paused }, deps),
      onOpen: (target) => {
        deps.visibility.setChartOpen(target, true);
        return {
          dispose: () => {
            deps.visibility.setChartOpen(target, false);
          },
        };
      },
      onShow: (target) => deps.visibility.showOnPage([target]),
      changes: [deps.onDidRefresh],
    });
  }

  /** Shows the chart of an endpoint, with a replay or at a time if requested. */
  showChart({ at, replay, preserveFocus, ...target }: ChartRequest): void {
    const choices = { range: this.rangeFor(replay), compared: [], paused: false };
    const chart = this.show({ ...target, ...choices }, preserveFocus);
    if (replay) chart.showReplay(replay);
    if (at !== undefined) chart.lookAt(at);
  }

  /** A replay covers weeks, so a chart that is opened for one starts with a range of a week if possible. */
  private rangeFor(replay: ChartReplay | undefined): ChartRange {
    if (!replay) return defaultChartRange;
    const now = this.deps.clock().now();
    const start = Math.max(replay.range.start, chartWindow('1w', now).start);
    return rangeShowing(start, defaultChartRange, now);
  }
}
