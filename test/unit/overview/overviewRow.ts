/** Rows of the overview for tests. */
import type { OverviewRow } from '../../../src/core/overview/view/overviewRow';

/** An endpoint that notifies by name. */
export function overviewRow(changes: Partial<OverviewRow> = {}): OverviewRow {
  const endpointId = changes.endpointId ?? 'cvpn-endpoint-1';
  return {
    key: `corp@eu-west-1/${endpointId}`,
    scope: 'corp@eu-west-1',
    endpointId,
    name: endpointId,
    state: null,
    open: 0,
    status: { kind: 'notifiesByName', severity: 'ok', text: 'Notifies by name' },
    needsAlarm: false,
    spark: null,
    latest: null,
    findings: { errors: 0, warnings: 0, infos: 0 },
    profile: 'corp',
    region: 'eu-west-1',
    account: '123456789012',
    tags: {},
    ...changes,
  };
}
