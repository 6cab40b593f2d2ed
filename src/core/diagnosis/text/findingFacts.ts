/** How rows show findings: their number in a fact, and the worst in the hover. */
import type { Finding } from '../finding';
import type { AnyAlarm } from '../../model/logAlarm';
import type { ScopeSnapshot } from '../../model/snapshot';
import { joined } from '../../text/phrases';
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

/** Findings that a row shows as its status or beside it. */
const onTheRow: ReadonlySet<Finding['diagnosis']['rule']> = new Set(['actionsOff', 'noAlarm']);

/** The faults that a row does not show elsewhere. */
export function unreportedFaults(all: readonly Finding[]): readonly Finding[] {
  return faults(all).filter(({ diagnosis }) => !onTheRow.has(diagnosis.rule));
}

/** The number of findings; undefined for 0. */
export function findingsFact(
  count: number,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? t('1 finding') : t('{0} findings', format.count(count));
}

/** The worst fault and the number of the others, for a hover; undefined for none. */
export function faultText(
  all: readonly Finding[],
  context: Pick<ViewContext, 't' | 'format' | 'now'>,
): string | undefined {
  const { t, format } = context;
  const [worst, ...others] = (['error', 'warning'] as const).flatMap((severity) =>
    all.filter((found) => found.severity === severity),
  );
  if (!worst) return undefined;
  const { what } = findingText(worst, context);
  return joined(what, others.length > 0 ? t('{0} more', format.count(others.length)) : undefined);
}
