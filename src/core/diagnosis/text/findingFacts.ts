/** How rows show findings: their number in a fact, and the list in the tooltip. */
import type { Finding } from '../finding';
import type { AnyAlarm } from '../../model/logAlarm';
import type { ScopeSnapshot } from '../../model/snapshot';
import type { TooltipLine } from '../../rows/node';
import { sentences } from '../../text/phrases';
import type { ViewContext } from '../../text/viewContext';
import { alarmFindings, faults, topicFindings } from '../findingIndex';
import { findingText } from './findingText';

/** The findings about an alarm and about the topics that it notifies. @param scope the complete one */
export function findingsAround(scope: ScopeSnapshot, alarm: AnyAlarm): readonly Finding[] {
  const { name, alarmActions, okActions, insufficientDataActions } = alarm;
  const topicArns = new Set([...alarmActions, ...okActions, ...insufficientDataActions]);
  return [
    ...alarmFindings(scope, name),
    ...[...topicArns].flatMap((arn) => topicFindings(scope, arn, name)),
  ];
}

/** The faults that a row does not show elsewhere; it already shows "actions off". */
export function unreportedFaults(all: readonly Finding[]): readonly Finding[] {
  return faults(all).filter(({ diagnosis }) => diagnosis.rule !== 'actionsOff');
}

/** The number of findings; undefined for 0. */
export function findingsFact(
  count: number,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? t('1 finding') : t('{0} findings', format.count(count));
}

/** One line per finding, most severe first: the fault and the remedy. */
export function findingLines(
  all: readonly Finding[],
  context: Pick<ViewContext, 't' | 'format' | 'now'>,
): readonly TooltipLine[] {
  const order = ['error', 'warning', 'info'] as const;
  const sorted = order.flatMap((severity) => all.filter((found) => found.severity === severity));
  return sorted.map((finding) => {
    const { what, remedy } = findingText(finding, context);
    const label = finding.severity === 'info' ? context.t('Worth knowing') : context.t('Finding');
    return { label, value: sentences([what, remedy], context.t) };
  });
}
