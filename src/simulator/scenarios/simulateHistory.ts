/**
 * The past of an account, weeks of it in a fraction of a second: connections, logs and counts on the
 * clock as always, but alarms are evaluated afterwards, and only at the minutes at which a replay finds
 * a transition. The result is that of an evaluation in every minute.
 */
import { runToCompletion } from '../../core/base/cooperativeTask';
import {
  activeConnectionsMetric,
  clientVpnNamespace,
  endpointDimension,
} from '../../core/cloudwatch/definition';
import { publishingIntervalMs } from '../../core/cloudwatch/limits';
import { replayAlarm } from '../../core/replay/replayAlarm';
import { watchedEndpoints } from '../../core/watching/watches';
import type { SimulatedAccount } from '../state/account';
import type { SimulatedAlarm } from '../state/alarms/alarms';
import { applyEvaluation } from '../state/evaluating';
import type { SimulatedRegion } from '../state/region';
import { statisticNamed } from '../state/metrics/statistics';

/**
 * Advances an account whose present has not begun. Its alarms must be connection alarms, and nothing may
 * change them in that time.
 */
export function simulateHistory(account: SimulatedAccount, untilMs: number): void {
  account.clock.advanceTo(untilMs);
  for (const region of account.regions()) {
    const due = region.alarms.list().flatMap((alarm) => transitionsOf(alarm, region, untilMs));
    due.sort((a, b) => a.at - b.at);
    for (const { at, name } of due) {
      const alarm = region.alarms.get(name);
      if (alarm) applyEvaluation(alarm, region, account.outbox, at);
    }
  }
}

/** When the state of an alarm changed until now. */
function transitionsOf(
  { name, definition, configuredAt, state }: SimulatedAlarm,
  region: SimulatedRegion,
  untilMs: number,
): readonly { readonly at: number; readonly name: string }[] {
  const [endpointId = ''] = watchedEndpoints(definition);
  const maximum = statisticNamed('Maximum');
  if (!maximum) return [];
  const id = {
    namespace: clientVpnNamespace,
    name: activeConnectionsMetric,
    dimensions: { [endpointDimension]: endpointId },
  };
  // Old data can be read in periods of five minutes only, in each of which there is one sample.
  const start = Math.floor(configuredAt / publishingIntervalMs) * publishingIntervalMs;
  const request = { start, end: untilMs, periodSeconds: 300, now: untilMs };
  const samples = region.metrics.read(id, request, maximum);
  // The evaluation at the end has taken place as well.
  const range = { start: configuredAt + 1, end: untilMs + 1 };
  const found = runToCompletion(replayAlarm(definition, samples, { range, initial: state.value }));
  return found.map(({ at }) => ({ at, name }));
}
