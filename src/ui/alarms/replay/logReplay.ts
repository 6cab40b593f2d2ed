/** The replay of an alarm on the connection log: over a week of it. */
import * as vscode from 'vscode';
import { coveragePicture } from '../../../core/alarms/pictures/coveragePicture';
import { dayMs } from '../../../core/base/duration';
import { coverageHeadline, coverageMarkdown } from '../../../core/coverage/coverageReport';
import { readCoverage } from '../../../core/coverage/readCoverage';
import { endpointLabel, type Endpoint } from '../../../core/model/endpoint';
import { partValue } from '../../../core/model/snapshot';
import type { TimeRange } from '../../../core/model/timeRange';
import { outcomeOf, valueOf } from '../../../core/replay/outcome';
import type { ViewContext } from '../../../core/text/viewContext';
import { endpointsOf } from '../../../core/watching/watches';
import type { AlarmRef } from '../../input/pickTarget';
import type { ReplayDeps, ReplayResult, ReplayWork } from './replayWork';

const t = vscode.l10n.t;
const rangeMs = 7 * dayMs;

/** Replays a log alarm, or the alarm of a metric filter. @throws ExpectedError `cancelled` */
export async function replayOnLog(
  deps: ReplayDeps,
  { scope, alarm }: AlarmRef,
  { signal, say }: ReplayWork,
): Promise<ReplayResult> {
  const { session, format, yielder } = deps;
  const endpoint = onlyEndpoint(deps, { scope, alarm });
  if (!endpoint) {
    const sentence = t(
      'The alarm does not watch exactly one listed endpoint, so it cannot be replayed.',
    );
    return { kind: 'failed', sentence };
  }
  say(t('Reading the connection log of the last week…'));
  const now = deps.now();
  const range: TimeRange = { start: now - rangeMs, end: now };
  const label = { endpointId: endpoint.id, endpointLabel: endpointLabel(endpoint) };
  const request = { endpoint: { ...endpoint, ...label }, alarms: [alarm], range, now };
  const onEntries = (read: number): void => {
    say(t('{0} log entries read', format.count(read)));
  };
  const aws = session.scopeAws(scope);
  const [report, history] = await Promise.all([
    readCoverage(aws, request, signal, { yielder, onEntries }),
    outcomeOf(aws.alarms.transitions(alarm.name, range, signal)),
  ]);
  const reader: ViewContext = { t, format, now };
  const picture = coveragePicture(report, alarm.name, valueOf(history), reader);
  if (picture)
    return { kind: 'done', picture, markdown: coverageMarkdown(report, alarm.name, reader) };
  const [own] = report.methods;
  const sentence = own ? coverageHeadline(own, report, reader) : t('unknown');
  return { kind: 'failed', sentence };
}

function onlyEndpoint(
  { store }: Pick<ReplayDeps, 'store'>,
  { scope, alarm }: AlarmRef,
): Endpoint | undefined {
  const listed = partValue(store.scope(scope)?.endpoints) ?? [];
  const [id, ...others] = endpointsOf(alarm, listed);
  return others.length > 0 ? undefined : listed.find((one) => one.id === id);
}
