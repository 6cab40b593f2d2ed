/** Reads the last days of the endpoint once, and compares and replays over them as answers change. */
import { runInSlices } from '../base/cooperativeTask';
import { dayMs } from '../base/duration';
import type { Yielder } from '../base/yielder';
import { everyConnection } from '../cloudwatch/definition';
import type { AlarmDraft } from '../actions/create/alarmDraft';
import { hasConnectionLog } from '../actions/create/methodAvailability';
import type { MethodCoverage } from '../coverage/compareMethods';
import { coverageOfParts, type CoverageParts } from '../coverage/coverageSteps';
import { readCoverageParts } from '../coverage/readCoverage';
import { connectionLogAlarm } from '../logAlarms/connectionLogAlarm';
import type { DetectionMethod } from '../model/detectionMethod';
import { endpointLabel } from '../model/endpoint';
import type { LogAlarm } from '../model/logAlarm';
import { failureText } from '../text/failures/failureText';
import { forecast, withRule, type Forecast } from './forecast';
import { forecastModel } from './forecastView';
import { latestValue, readValue, type Reading } from './reads/keyedReads';
import { chosenRule } from './parts/methodPart';
import type { FormContext } from './parts/formPart';
import type { ForecastModel } from './view/forecastModel';

/** How far back. */
const comparedMs = 7 * dayMs;

interface Read {
  readonly parts: CoverageParts;
  readonly failedAttempts: LogAlarm;
}

/** What was read of the last days. */
export function pastReading(context: FormContext): Reading<Read> {
  const { place, reads, aws, now } = context;
  const { endpoint, scope } = place;
  const { enabled, group = '' } = endpoint.logging;
  return reads.of('past', [endpoint.id, enabled, group].join('\n'), async (signal) => {
    const named = {
      ...{ endpointId: endpoint.id, endpointLabel: endpointLabel(endpoint), region: scope.region },
    };
    const definition = connectionLogAlarm({
      ...named,
      ...{ kind: 'failedAttempts', name: 'forecast', logGroup: group, roleArn: '', topicArns: [] },
    });
    const failedAttempts: LogAlarm = {
      ...definition,
      ...{ arn: '', state: 'OK', stateReason: '', stateSince: 0, configuredAt: 0 },
    };
    const request = {
      endpoint: { ...endpoint, ...named },
      alarms: [],
      range: { start: now - comparedMs, end: now },
      now,
      beside: failedAttempts,
    };
    const { parts } = await readCoverageParts(aws, request, signal);
    return { parts, failedAttempts };
  });
}

/** What each method would have notified, for the rows of the methods. */
export function coverageOf(
  past: Reading<Read>,
  context: FormContext,
  yielder: Yielder | undefined,
): (method: DetectionMethod) => MethodCoverage | 'reading' | undefined {
  const { reads, answers, place } = context;
  const rule = chosenRule(answers) ?? everyConnection;
  const isKnown = (method: DetectionMethod): boolean =>
    method === 'rise' || hasConnectionLog(place.endpoint);
  if (past.kind === 'failed') return () => undefined;
  if (past.kind === 'reading') return (method) => (isKnown(method) ? 'reading' : undefined);
  const { parts } = past.value;
  const key = [place.endpoint.id, parts.now, rule.threshold, rule.periodSeconds].join('\n');
  const compared = reads.of('compared', key, (signal) =>
    runInSlices(coverageOfParts(withRule(parts, rule)), yielder, signal),
  );
  const all = latestValue(compared);
  return (method) =>
    isKnown(method) ? (all?.methods.find((one) => one.method === method) ?? 'reading') : undefined;
}

/** The forecast of the draft. */
export function forecastOf(
  past: Reading<Read>,
  { method = 'rise', detects, rule = everyConnection }: AlarmDraft,
  context: FormContext,
  yielder: Yielder | undefined,
): ForecastModel {
  const { reads, place, t } = context;
  const isStale = true;
  if (past.kind === 'failed')
    return { headline: failureText(past.failure, t).sentence, isStale: false, picture: null };
  const read = readValue(past);
  if (!read) {
    return {
      headline: t('Reading the connections of the last seven days…'),
      isStale,
      picture: null,
    };
  }
  const { parts, failedAttempts } = read;
  const isFailed = method === 'logAlarm' && detects === 'failedAttempts';
  const key = [place.endpoint.id, parts.now, method, isFailed, rule.threshold, rule.periodSeconds];
  const computed: Reading<Forecast> = reads.of('forecast', key.join('\n'), (signal) => {
    const question = isFailed
      ? ({ method: 'failedAttempts', alarm: failedAttempts } as const)
      : { method };
    return runInSlices(forecast(withRule(parts, rule), question), yielder, signal);
  });
  const latest = latestValue(computed);
  return latest
    ? forecastModel(latest, computed.kind === 'reading', context)
    : { headline: t('Updating…'), isStale, picture: null };
}
