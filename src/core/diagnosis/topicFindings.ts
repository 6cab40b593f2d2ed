/**
 * Findings about the topics that alarms notify. Each topic is checked once, regardless of its
 * number of alarms.
 */
import type { AlarmSource } from '../actions/policy/alarmRequest';
import { arnFault, topicFaults, type TopicFault } from '../actions/policy/topicFaults';
import { alarmsAllowed } from '../actions/policy/topicPolicy';
import { isAscii } from '../actions/write/validation';
import { isMetricAlarm, type AnyAlarm } from '../model/logAlarm';
import { partFailure, partValue } from '../model/snapshot';
import { isConfirmed, type Topic } from '../model/topic';
import type { CooperativeTask } from '../base/cooperativeTask';
import type { Finding, FindingFix, Severity, TopicDiagnosis } from './finding';
import type { Subject } from './subject';

/** A topic and the alarms that notify it. */
interface AlarmTopic {
  readonly arn: string;
  readonly alarms: readonly [AnyAlarm, ...AnyAlarm[]];
}

interface TopicHit {
  readonly severity: Severity;
  readonly diagnosis: TopicDiagnosis;
  readonly fix?: FindingFix;
  /** The affected alarms, if not all. */
  readonly alarms?: readonly AnyAlarm[];
}

/** In the order in which the alarms reference the topics. */
export function* topicFindings(subject: Subject): CooperativeTask<readonly Finding[]> {
  const found: Finding[] = [];
  for (const topic of yield* alarmTopics([...subject.alarms, ...subject.logAlarms])) {
    for (const { severity, diagnosis, fix, alarms = topic.alarms } of yield* hitsOf(
      topic,
      subject,
    )) {
      const kind = diagnosis.rule === 'topicFault' ? diagnosis.fault.kind : diagnosis.rule;
      found.push({
        id: `${kind} topic ${topic.arn}`,
        scope: subject.scopeId,
        severity,
        target: { kind: 'topic', topicArn: topic.arn, alarmNames: alarms.map(({ name }) => name) },
        diagnosis,
        ...(fix && { fix }),
      });
    }
  }
  return found;
}

function* alarmTopics(alarms: readonly AnyAlarm[]): CooperativeTask<readonly AlarmTopic[]> {
  const byArn = new Map<string, [AnyAlarm, ...AnyAlarm[]]>();
  for (const alarm of alarms) {
    yield;
    const { alarmActions, okActions, insufficientDataActions } = alarm;
    for (const arn of new Set([...alarmActions, ...okActions, ...insufficientDataActions])) {
      if (arn.split(':')[2] !== 'sns') continue;
      const alarmsOfTopic = byArn.get(arn);
      if (alarmsOfTopic) alarmsOfTopic.push(alarm);
      else byArn.set(arn, [alarm]);
    }
  }
  return [...byArn].map(([arn, alarmsOfTopic]) => ({ arn, alarms: alarmsOfTopic }));
}

function* hitsOf(
  { arn, alarms }: AlarmTopic,
  { scope }: Subject,
): CooperativeTask<readonly TopicHit[]> {
  const { region } = scope.scope;
  const fault = arnFault(arn, region);
  // Such a topic is not read: its ARN already shows the fault.
  if (fault) return [{ ...hitOf(fault), ...another(arn, alarms) }];
  const part = scope.topics[arn];
  const failure = partFailure(part);
  if (failure?.kind === 'notFound')
    return [{ severity: 'error', diagnosis: { rule: 'topicGone' }, ...another(arn, alarms) }];
  const topic = partValue(part);
  if (topic) return [...(yield* faultHits(topic, alarms, region)), ...somePending(topic)];
  return failure ? [{ severity: 'info', diagnosis: { rule: 'topicUnread' } }] : [];
}

/** The policy may deny some alarms and allow others. The hit contains the affected ones. */
function* faultHits(
  topic: Topic,
  alarms: AlarmTopic['alarms'],
  region: string,
): CooperativeTask<readonly TopicHit[]> {
  const decide = alarmsAllowed(topic.policy, topic.arn);
  const [any] = alarms;
  // The result differs between alarms only for conditions and variables.
  const alike = !/"Condition"|\$\{/.test(topic.policy ?? '');
  const one = alike ? decide(sourceOf(any, region)) : undefined;
  const [refused, undecided]: [AnyAlarm[], AnyAlarm[]] = [[], []];
  for (const alarm of alarms) {
    yield;
    const answer = one ?? decide(sourceOf(alarm, region));
    if (answer === 'no') refused.push(alarm);
    else if (answer === 'unknown') undecided.push(alarm);
  }
  const hit = refused.length > 0 ? refused : undecided;
  // A policy that allows an alarm with a non-ASCII name allows every alarm of the account.
  const speaker = hit.find(({ name }) => !isAscii(name)) ?? hit[0] ?? any;
  return topicFaults(topic, sourceOf(speaker, region)).map((fault) => ({
    ...hitOf(fault),
    ...fixOf(fault, topic, alarms, speaker.name),
    ...((fault.kind === 'refused' || fault.kind === 'undecided') && { alarms: hit }),
  }));
}

const severities: Readonly<Record<TopicFault['kind'], Severity>> = {
  notATopic: 'error',
  otherRegion: 'error',
  // A FIFO topic is useful for readers of its queues.
  fifo: 'info',
  encrypted: 'error',
  refused: 'error',
  undecided: 'info',
  nobody: 'error',
  pending: 'error',
};

function hitOf(fault: TopicFault): TopicHit {
  return { severity: severities[fault.kind], diagnosis: { rule: 'topicFault', fault } };
}

function fixOf(
  fault: TopicFault,
  { arn: topicArn, fifo }: Topic,
  alarms: readonly AnyAlarm[],
  alarmName: string,
): { readonly fix?: FindingFix } {
  switch (fault.kind) {
    case 'refused':
    case 'undecided':
      return fault.repairable ? { fix: { kind: 'repairPolicy', topicArn, alarmName } } : {};
    case 'nobody':
    case 'pending':
      // A FIFO topic does not accept email addresses.
      return fifo ? {} : { fix: { kind: 'subscribe', topicArn } };
    default:
      return another(topicArn, alarms);
  }
}

/** The fix that chooses another topic for these alarms. Log alarms are not rewritten. */
function another(insteadOf: string, alarms: readonly AnyAlarm[]): { readonly fix?: FindingFix } {
  const alarmNames = alarms.filter((alarm) => isMetricAlarm(alarm)).map(({ name }) => name);
  return alarmNames.length > 0 ? { fix: { kind: 'chooseTopic', alarmNames, insteadOf } } : {};
}

function somePending({ subscriptions }: Topic): readonly TopicHit[] {
  const pending = subscriptions.filter((subscription) => !isConfirmed(subscription));
  if (pending.length === 0 || pending.length === subscriptions.length) return [];
  const addresses = pending.map(({ endpoint }) => endpoint);
  return [{ severity: 'info', diagnosis: { rule: 'somePending', addresses } }];
}

/** Uses the account of the alarm, because that account publishes. */
function sourceOf({ arn, name }: AnyAlarm, region: string): AlarmSource {
  return { region, accountId: arn.split(':')[4] ?? '', alarmName: name };
}
