/** Texts about alarms for many endpoints: what will be created, and what was. */
import type { DetectionMethod } from '../../model/detectionMethod';
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
import { isMissing, type ManyAlarmsResult, type OneResult } from './runManyAlarms';

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
  const total = format.count(endpoints.length);
  const first =
    missing === 0
      ? t('All {0} endpoints have an alarm. Created: {1}.', total, format.count(created))
      : t('Created: {0} of {1} alarms.', format.count(created), total);
  return sentences([first, ...(stop ? [stopText(stop, t)] : [])], t);
}

/** The result as a Markdown document: one row for each endpoint, what is missing first. */
export function manyAlarmsReport(result: ManyAlarmsResult, words: Words): string {
  const { t } = words;
  const rows = [
    ...result.endpoints.filter(isMissing),
    ...result.endpoints.filter((one) => !isMissing(one)),
  ];
  const header = [t('Endpoint'), t('Alarm'), t('Result')];
  const table = markdownTable(
    header,
    rows.map(({ endpoint, alarmName, result: one }) =>
      [endpointName(endpoint), displayName(alarmName), oneResultText(one, t)].map(markdownText),
    ),
  );
  return [`# ${t('Create Alarms')}`, '', manyAlarmsSummary(result, words), '', table, ''].join(
    '\n',
  );
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
