/** Opening pages, for features that must not know how pages are built. */
import type { AuditRange } from '../../core/audit/view/auditRange';
import type { ChartRange } from '../../core/chart/view/chartRange';
import type { ChartReplay } from '../../core/chart/view/chartReplay';
import type { EndpointRef } from '../../core/model/endpointRef';
import type { ScopeId } from '../../core/model/scope';

/** The places in the tabs of the endpoint page. */
export interface EndpointPlaces {
  now: {
    /** The time to show, ms since 1970. */
    readonly at?: number;
    /** The range to show. */
    readonly range?: ChartRange;
    /** The endpoints to compare with this one. */
    readonly compared?: readonly EndpointRef[];
    /** The replay to show below the chart, replacing the current one. */
    readonly replay?: ChartReplay;
  };
  connections: {
    /** The connection whose row is selected. */
    readonly connectionId?: string;
  };
  alarms: {
    /** The alarm whose card is shown. */
    readonly alarmName?: string;
    /** Whether the focus stays where it is; otherwise the card gets it. */
    readonly preserveFocus?: boolean;
  };
  failures: Readonly<Record<string, never>>;
  settings: Readonly<Record<string, never>>;
  missed: {
    /** The time range of the audit. */
    readonly range?: AuditRange;
    /** The connection whose details are shown. */
    readonly connectionId?: string;
  };
}

/** The places in the tabs of the overview. */
export interface OverviewPlaces {
  endpoints: never;
  health: {
    /** The scope to check; null for all. */
    readonly scope: ScopeId | null;
  };
}

/** Opens pages, or shows those that are open. */
export interface OpenPages {
  /**
   * Opens the endpoint page.
   * @param tab the tab to show; `now` if not given
   * @param place the place to show in it
   * @param preserveFocus does not move the focus
   */
  openEndpoint<Id extends keyof EndpointPlaces>(
    ref: EndpointRef,
    tab?: Id,
    place?: EndpointPlaces[Id],
    preserveFocus?: boolean,
  ): void;
  /**
   * Opens the overview.
   * @param tab the tab to show; if not given, the one that was shown last
   * @param place the place to show in it
   */
  openOverview<Id extends keyof OverviewPlaces>(tab?: Id, place?: OverviewPlaces[Id]): void;
}
