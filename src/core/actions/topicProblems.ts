/** The faults of a topic as the action of an alarm, as sentences with a fix. */
import type { Topic } from '../model/topic';
import type { Translate } from '../ports/translate';
import type { AlarmSource } from './policy/alarmRequest';
import type { Fix, Problem } from './write/problem';
import { topicFaults, type TopicFault } from './policy/topicFaults';
import { topicFaultText } from './policy/topicFaultText';

/** All known faults of a topic as the action of this alarm, the worst first. */
export function topicProblems(topic: Topic, alarm: AlarmSource, t: Translate): readonly Problem[] {
  return topicFaults(topic, alarm).map((fault) => {
    const fix = fixFor(fault, topic);
    return {
      severity: fault.kind === 'notATopic' || fault.kind === 'otherRegion' ? 'error' : 'warning',
      text: topicFaultText(fault, topic.arn, t),
      ...(fix && { fix }),
    };
  });
}

/** Why a topic cannot have an e-mail subscription; undefined if it can. */
export function fifoProblem(topic: Pick<Topic, 'arn' | 'fifo'>, t: Translate): Problem | undefined {
  if (!topic.fifo) return undefined;
  return {
    severity: 'error',
    text: topicFaultText({ kind: 'fifo' }, topic.arn, t),
    fix: { kind: 'chooseTopic' },
  };
}

function fixFor(fault: TopicFault, { arn, fifo }: Topic): Fix | undefined {
  switch (fault.kind) {
    case 'notATopic':
    case 'otherRegion':
    case 'fifo':
    case 'encrypted':
      return { kind: 'chooseTopic' };
    case 'refused':
    case 'undecided':
      return fault.repairable ? { kind: 'repairPolicy', topicArn: arn } : undefined;
    case 'nobody':
    case 'pending':
      // A FIFO topic accepts no e-mail subscription.
      return fifo ? undefined : { kind: 'subscribe', topicArn: arn };
  }
}
