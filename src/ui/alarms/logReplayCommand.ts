/** How Often Would This Have Fired?… for alarms on the connection log: a replay over a week of it. */
import * as vscode from 'vscode';
import { dayMs } from '../../core/base/duration';
import { coverageHeadline, coverageMarkdown } from '../../core/coverage/coverageReport';
import { readCoverage } from '../../core/coverage/readCoverage';
import { endpointLabel } from '../../core/model/endpoint';
import { partValue } from '../../core/model/snapshot';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import { endpointsOf } from '../../core/watching/watches';
import type { AlarmRef } from '../input/pickTarget';
import { withProgress } from '../input/withProgress';
import type { ReportDeps } from '../messages/reportDeps';

const t = vscode.l10n.t;
const rangeMs = 7 * dayMs;

/** Replays a log alarm, or the alarm of a metric filter, and shows the report. */
export async function replayOnLog(
  {
    store,
    session,
    messages,
    documents,
    format,
    yielder,
    now,
  }: ReportDeps & { readonly store: Store },
  { scope, alarm }: AlarmRef,
): Promise<void> {
  const listed = partValue(store.scope(scope)?.endpoints) ?? [];
  const [id, ...others] = endpointsOf(alarm, listed);
  const endpoint = listed.find((one) => one.id === id);
  const name = displayText(alarm.name);
  if (!endpoint || others.length > 0) {
    await messages.warn(
      t(
        'The alarm {0} does not watch exactly one listed endpoint, so it cannot be replayed.',
        name,
      ),
    );
    return;
  }
  const at = now();
  const report = await withProgress(
    t('Reading the connection log of the last week…'),
    (signal, say) => {
      const label = { endpointId: endpoint.id, endpointLabel: endpointLabel(endpoint) };
      const range = { start: at - rangeMs, end: at };
      const request = { endpoint: { ...endpoint, ...label }, alarms: [alarm], range, now: at };
      const onEntries = (read: number): void => {
        say(t('{0} log entries read', format.count(read)));
      };
      return readCoverage(session.scopeAws(scope), request, signal, { yielder, onEntries });
    },
  );
  const [own] = report.methods;
  const reader = { t, format };
  if (own?.notified === undefined) {
    const why = own ? coverageHeadline(own, report, reader) : '';
    await messages.warn(`${name}: ${why}`);
    return;
  }
  await documents.preview('alarm-replay.md', coverageMarkdown(report, alarm.name, reader));
}
