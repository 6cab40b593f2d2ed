/** Texts about alarms for many endpoints: what will be created, and what was. */
import type { DetectionMethod } from '../../model/detectionMethod';
import type { ScopeId } from '../../model/scope';
import type { CreatedList, CreatedRow } from '../../overview/view/createdList';
import type { Translate } from '../../ports/translate';
import { displayName } from '../../text/displayText';
import { failureText } from '../../text/failures/failureText';
import type { Format } from '../../text/format';
import { markdownTable } from '../../text/markdownTable';
import { markdownText } from '../../text/markdownText';
import { endpointName } from '../../text/names';
import { sentences } from '../../text/phrases';
import { conflictText } from '../plan/steps/conflict';
import type { RunStop } from '../plan/runSteps';
import { methodName } from '../create/methodText';
import type { ManyAlarmsPlan } from './planManyAlarms';
import {
  isMissing,
  type EndpointResult,
  type ManyAlarmsResult,
  type OneResult,
} from './runManyAlarms';

interface Words {
  readonly t: Translate;
  readonly format: Format;
}

/** How many endpoints get an alarm of which method, in the order of the plan. */
export function methodCounts({ alarms }: ManyAlarmsPlan, { t, format }: Words): readonly string[] {
  const counts = new Map<DetectionMethod, number>();
  for (const { method } of alarms) counts.set(method, (counts.get(method) ?? 0) + 1);
  return [...counts].map(([method, count]) =>
    t('{0} (endpoints: {1})', methodName(method, t), format.count(count)),
  );
}

/** The result in one sentence for a message. */
export function manyAlarmsSummary(
  { endpoints, stop }: ManyAlarmsResult,
  { t, format }: Words,
): string {
  const created = endpoints.filter(({ result }) => result.kind === 'created').length;
  const missing = endpoints.filter(isMissing).length;
  const [some, all] = [format.count(created), format.count(endpoints.length)];
  const first =
    missing > 0
      ? t('Alarms created: {0} of {1}.', some, all)
      : endpoints.length === 1
        ? t('The endpoint has an alarm. Created: {0}.', some)
        : t('All {0} endpoints have an alarm. Created: {1}.', all, some);
  return sentences([first, ...(stop ? [stopText(stop, t)] : [])], t);
}

/** The result as a Markdown document: one row for each endpoint, what is missing first. */
export function manyAlarmsReport(result: ManyAlarmsResult, words: Words): string {
  const { t } = words;
  const header = [t('Endpoint'), t('Alarm'), t('Result')];
  const table = markdownTable(
    header,
    missingFirst(result).map(({ endpoint, alarmName, result: one }) =>
      [endpointName(endpoint), displayName(alarmName), oneResultText(one, t)].map(markdownText),
    ),
  );
  return [`# ${t('Create Alarms')}`, '', manyAlarmsSummary(result, words), '', table, ''].join(
    '\n',
  );
}

/** The result as a list for the page, for the endpoints of one scope. */
export function createdList(scope: ScopeId, result: ManyAlarmsResult, words: Words): CreatedList {
  const rows = missingFirst(result).map((one): CreatedRow => {
    const name = endpointName(one.endpoint);
    const text = oneResultText(one.result, words.t);
    return { scope, endpointId: one.endpoint.id, name, text, ...rowOutcome(one) };
  });
  return {
    summary: manyAlarmsSummary(result, words),
    rows,
    canTryAgain: result.endpoints.some(isMissing),
  };
}

function missingFirst({ endpoints }: ManyAlarmsResult): readonly EndpointResult[] {
  return [...endpoints.filter(isMissing), ...endpoints.filter((one) => !isMissing(one))];
}

function rowOutcome({
  alarmName,
  result,
}: EndpointResult): Pick<CreatedRow, 'outcome' | 'alarmName'> {
  switch (result.kind) {
    case 'created':
    case 'differs':
      return { outcome: 'created', alarmName };
    case 'watched':
      return { outcome: 'existed', alarmName: result.alarmName };
    case 'unknown':
      return { outcome: 'unknown', alarmName: null };
    case 'stopped':
    case 'notStarted':
      return { outcome: 'failed', alarmName: null };
  }
}

function oneResultText(result: OneResult, t: Translate): string {
  switch (result.kind) {
    case 'created':
      return t('created');
    case 'differs':
      return t('created, but its configuration in AWS is different');
    case 'watched':
      return t(
        'not created: the alarm {0} was created in the meantime',
        displayName(result.alarmName),
      );
    case 'unknown':
      return t('cannot be determined: {0}', failureText(result.failure, t).sentence);
    case 'stopped':
      return t('not created: {0}', stopText(result.stop, t));
    case 'notStarted':
      return t('not created: the run ended before');
  }
}

function stopText(stop: RunStop, t: Translate): string {
  if (stop.kind === 'conflict') return conflictText(stop.conflict, t);
  if (stop.kind === 'cancelled') return t('Stopped before completion.');
  return failureText(stop.failure, t).sentence;
}
