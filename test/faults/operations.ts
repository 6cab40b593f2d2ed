/**
 * What a person does, at random: each operation through the real action, with what it reported of
 * itself. `faults.test.ts` holds that against what the account has.
 */
import type { Stopped } from '../../src/core/actions/write/attempt';
import { runPlan } from '../../src/core/actions/runPlan';
import { planTopic, runTopicPlan } from '../../src/core/actions/createTopic';
import { deleteAlarm, previewDelete } from '../../src/core/actions/deleteAlarm';
import { topicArnOf } from '../../src/core/actions/write/existing';
import type { CreatedResource } from '../../src/core/actions/plan/created';
import { repairTopicPolicy, previewRepair } from '../../src/core/actions/policy/repairTopicPolicy';
import { planLogAlarm, type PlannedRole } from '../../src/core/actions/logAlarms/planLogAlarm';
import type { AlarmPlan, TopicPlan } from '../../src/core/actions/plan/plan';
import type { PutAlarmStep } from '../../src/core/actions/plan/steps/putAlarm';
import type { PutLogAlarmStep } from '../../src/core/actions/plan/steps/putLogAlarm';
import type { RunStop } from '../../src/core/actions/plan/runSteps';
import { setActionsEnabled } from '../../src/core/actions/setActionsEnabled';
import { subscribe as subscribeAction } from '../../src/core/actions/subscribe';
import { previewTest, sendTest } from '../../src/core/actions/testNotification';
import type { Alarm } from '../../src/core/model/alarm';
import { isExpected } from '../../src/core/model/errors';
import { roleArnOf } from '../../src/core/policy/role';
import { partValue } from '../../src/core/model/snapshot';
import { readChart } from '../../src/core/chart/readChart';
import type { Random } from '../../src/simulator/state/random';
import { plainTranslate as t } from '../fakes/plainTranslate';
import {
  alarmResource,
  policyResource,
  rolePolicyResource,
  roleResource,
  subscriptionResource,
  topicResource,
  type FaultyAccount,
} from './faultyAccount';
import { byEmail } from '../fakes/subscribers';
import { planFor } from '../unit/actions/wizardInput';

/** What an operation said that it did. */
export interface Report {
  /** The end that the person was notified of, in one message. */
  readonly end: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** What may have been added or removed: the report says that it is not known. */
  readonly perhaps: readonly string[];
  /** Mails that it caused, where it is certain. */
  readonly mails?: number;
}

/** One operation; the signal is the person who stops it. Throws `ExpectedError` where a command does. */
export type Operation = (
  account: FaultyAccount,
  random: Random,
  signal: AbortSignal,
) => Promise<Report>;

const nothing = { added: [], removed: [], perhaps: [] };
const alarmNames = Array.from({ length: 5 }, (_, i) => `watch-${i}`);
const logAlarmNames = Array.from({ length: 4 }, (_, i) => `log-watch-${i}`);
const roleNames = Array.from({ length: 8 }, (_, i) => `role-${i}`);
const topicNames = Array.from({ length: 10 }, (_, i) => `topic-${i}`);
const emails = ['a@example.com', 'b@example.com', 'c@example.com'];

/** How often each is done, among all. */
export const operations: readonly (readonly [weight: number, name: string, run: Operation])[] = [
  [4, 'refresh', refresh],
  [4, 'read a chart', chart],
  [16, 'create an alarm', createAlarm],
  [10, 'create a log alarm', createLogAlarm],
  [8, 'create a topic', createTopic],
  [12, 'subscribe', subscribe],
  [14, 'set actions', setActions],
  [12, 'send a test', test],
  [12, 'delete an alarm', remove(alarmNames)],
  [6, 'delete a log alarm', remove(logAlarmNames)],
  [8, 'repair a policy', repair],
];

async function refresh({ session }: FaultyAccount): Promise<Report> {
  await session.refresh();
  return { ...nothing, end: 'refreshed' };
}

async function chart(account: FaultyAccount, random: Random, signal: AbortSignal): Promise<Report> {
  const { aws, snapshot, now } = account;
  const ids = (partValue(snapshot.endpoints) ?? []).map(({ id }) => id);
  const endpointId = random.pick([...ids, 'cvpn-endpoint-0']);
  const question = { endpointId, range: '3h', compared: [], before: undefined } as const;
  const scopeOf = () => ({ aws, scope: snapshot });
  await readChart({ ...scopeOf(), scopeOf, now, t }, question, signal);
  return { ...nothing, end: 'read' };
}

async function createAlarm(
  account: FaultyAccount,
  random: Random,
  signal: AbortSignal,
): Promise<Report> {
  const { aws, identity, scope, snapshot } = account;
  const [endpoint] = partValue(snapshot.endpoints) ?? [];
  if (!endpoint) return { ...nothing, end: 'nothing to watch' };
  const name = random.pick(alarmNames);
  const topicName = random.pick(topicNames);
  const place = { scope, identity };
  const isNew = random.next() < 0.5;
  const topic = isNew
    ? ({ kind: 'new', name: topicName, subscribers: [byEmail(random.pick(emails))] } as const)
    : ({
        kind: 'existing',
        topic: await aws.topics.get(topicArnOf(topicName, identity, scope.region), signal),
      } as const);
  const plan = planFor(place, { endpoint, name, topic });
  const first = await follow(plan, random, signal, (already) =>
    runPlan(plan, aws, { signal, already }),
  );
  if (first.stop?.kind !== 'conflict' || first.stop.conflict.kind !== 'alarmExists')
    return first.report;
  // The person sees the alarm that is there, and agrees to overwrite it.
  const replace = await storedAlarm(account, first.stop.conflict.alarm.name, signal);
  if (!replace) return first.report;
  const again = planFor(place, { endpoint, name, topic, replace });
  const { report } = await follow(
    again,
    random,
    signal,
    (already) => runPlan(again, aws, { signal, already }),
    { already: first.created, replace: replace.alarm },
  );
  return report;
}

/** The alarm to overwrite; nothing where it cannot be read: the person gives up there. */
async function storedAlarm({ aws }: FaultyAccount, name: string, signal: AbortSignal) {
  try {
    return await aws.alarms.stored(name, signal);
  } catch (error) {
    if (isExpected(error)) return undefined;
    throw error;
  }
}

/** With a role of its own, or with one that may not exist: CloudWatch does not look at it. */
async function createLogAlarm(
  account: FaultyAccount,
  random: Random,
  signal: AbortSignal,
): Promise<Report> {
  const { aws, identity, scope, snapshot } = account;
  const endpoint = (partValue(snapshot.endpoints) ?? []).find(({ logging }) => logging.group);
  const { group: logGroup } = endpoint?.logging ?? {};
  if (!endpoint || logGroup === undefined) return { ...nothing, end: 'nothing to watch' };
  const topicArn = topicArnOf(random.pick(topicNames), identity, scope.region);
  await aws.topics.get(topicArn, signal);
  const role = (): PlannedRole =>
    random.next() < 0.4
      ? { kind: 'new', name: random.pick(roleNames) }
      : { kind: 'existing', arn: roleArnOf(random.pick(roleNames), identity, scope.region) };
  const planned = planLogAlarm(
    {
      ...{ scope, identity, endpoint, logGroup, topicArns: [topicArn], role: role() },
      detects: random.pick(['connections', 'failedAttempts']),
      name: random.pick(logAlarmNames),
      ...(random.next() < 0.2 && { logLines: { count: 1, role: role() } }),
    },
    t,
  );
  const plan = { ...planned, topicArn };
  const run = (already: readonly CreatedResource[]) => runPlan(plan, aws, { signal, already });
  return (await follow(plan, random, signal, run)).report;
}

async function createTopic(
  account: FaultyAccount,
  random: Random,
  signal: AbortSignal,
): Promise<Report> {
  const { aws, identity, scope } = account;
  const input = { scope, identity, name: random.pick(topicNames) };
  const email = random.next() < 0.7 ? { subscribers: [byEmail(random.pick(emails))] } : {};
  const plan = planTopic({ ...input, ...email }, t);
  const run = (already: readonly CreatedResource[]) => runTopicPlan(plan, aws, { signal, already });
  return (await follow(plan, random, signal, run)).report;
}

type FollowedPlan = AlarmPlan<PutAlarmStep | PutLogAlarmStep> | TopicPlan;

type PlanResult =
  { readonly kind: string; readonly created?: readonly CreatedResource[] } | RunStop;

/** Runs a plan, and tries again some times when it failed, as the message offers. */
async function follow(
  plan: FollowedPlan,
  random: Random,
  signal: AbortSignal,
  run: (already: readonly CreatedResource[]) => Promise<PlanResult>,
  from: { readonly already: readonly CreatedResource[]; readonly replace?: Alarm } = {
    already: [],
  },
): Promise<{ report: Report; created: readonly CreatedResource[]; stop?: RunStop }> {
  let created = from.already;
  for (;;) {
    const result = await run(created);
    created = 'created' in result ? (result.created ?? created) : created;
    if (result.kind === 'failed' && !signal.aborted && random.next() < 0.6) continue;
    const report = { end: result.kind, ...claims(plan, created, from.replace) };
    const stop = isStop(result) ? { stop: result } : {};
    return { report, created, ...stop };
  }
}

function isStop(result: PlanResult): result is RunStop {
  return 'failure' in result || 'conflict' in result;
}

/** The things that `created` names. */
function claims(
  plan: FollowedPlan,
  created: readonly CreatedResource[],
  replace: Alarm | undefined,
) {
  const added: string[] = [];
  const removed: string[] = [];
  const perhaps: string[] = [];
  for (const one of created) {
    const resources = resourcesOf(plan, one);
    (one.confirmed ? added : perhaps).push(...resources);
    if (one.kind !== 'alarm' || !replace) continue;
    const before = alarmResource(replace.name, replace.alarmActions, replace.actionsEnabled);
    (one.confirmed ? removed : perhaps).push(before);
  }
  const subscriptions = created.filter(({ kind }) => kind === 'subscription');
  const certain = subscriptions.every(({ confirmed }) => confirmed);
  // Overwritten with the same.
  const unchanged = added.filter((resource) => removed.includes(resource));
  const changed = (resources: readonly string[]) =>
    resources.filter((resource) => !unchanged.includes(resource));
  const change = { added: changed(added), removed: changed(removed), perhaps };
  return { ...change, ...(certain && { mails: subscriptions.length }) };
}

function resourcesOf(plan: FollowedPlan, created: CreatedResource): readonly string[] {
  switch (created.kind) {
    case 'topic': {
      const step = plan.steps.find(({ kind }) => kind === 'createTopic');
      const policy = step?.kind === 'createTopic' ? step.call.input.Attributes.Policy : '';
      return [topicResource(created.arn), policyResource(created.arn, policy)];
    }
    case 'subscription':
      return [subscriptionResource(created.topicArn, created.subscriber.endpoint)];
    case 'alarm':
      return [alarmResource(created.name, [plan.topicArn], true)];
    case 'role':
      return [roleResource(created.name)];
    case 'rolePolicy':
      return [rolePolicyResource(created.role, created.policy)];
    default:
      throw new Error(`No plan of this test makes a ${created.kind}.`);
  }
}

async function subscribe(
  { aws, identity, scope }: FaultyAccount,
  random: Random,
  signal: AbortSignal,
): Promise<Report> {
  const topicArn = topicArnOf(random.pick(topicNames), identity, scope.region);
  const email = random.pick(emails);
  const mailAgain = random.next() < 0.3;
  const before = await aws.topics.get(topicArn, signal);
  const there = before.subscriptions.some(({ endpoint }) => endpoint === email);
  const resource = there ? [] : [subscriptionResource(topicArn, email)];
  const result = await subscribeAction(
    { topicArn, subscriber: byEmail(email), askAgain: mailAgain },
    aws,
    t,
    signal,
  );
  if (result.kind === 'asked') return { ...nothing, end: result.kind, added: resource, mails: 1 };
  if (!isStopped(result)) return { ...nothing, end: result.kind, mails: 0 };
  return stoppedReport(result, { added: resource, removed: [] });
}

async function setActions(
  { aws }: FaultyAccount,
  random: Random,
  signal: AbortSignal,
): Promise<Report> {
  const name = random.pick(alarmNames);
  const enabled = random.next() < 0.5;
  const [seen] = await aws.alarms.get([name], signal);
  const result = await setActionsEnabled(name, enabled, aws, t, signal);
  if (!seen || seen.actionsEnabled === enabled) return { ...nothing, end: result.kind };
  const change = {
    added: [alarmResource(name, seen.alarmActions, enabled)],
    removed: [alarmResource(name, seen.alarmActions, !enabled)],
  };
  if (result.kind === 'done') return { ...nothing, end: result.kind, ...change };
  return isStopped(result) ? stoppedReport(result, change) : { ...nothing, end: result.kind };
}

async function test(account: FaultyAccount, random: Random, signal: AbortSignal): Promise<Report> {
  const { aws, now } = account;
  const seen = await previewTest(random.pick(alarmNames), now, aws, t, signal);
  if (seen.kind !== 'ready') return { ...nothing, end: seen.kind, mails: 0 };
  const { alarm } = seen.preview;
  const receivers = await account.confirmed(alarm.alarmActions);
  const result = await sendTest(seen.preview, aws, t, signal);
  const mails = result.kind === 'sent' ? receivers : 0;
  const certain = !isStopped(result) || result.applied === 'no';
  return { ...nothing, end: result.kind, ...(certain && { mails }) };
}

function remove(names: readonly string[]): Operation {
  return async ({ aws }, random, signal) => {
    const seen = await previewDelete(random.pick(names), aws, signal);
    if (seen.kind !== 'ready') return { ...nothing, end: seen.kind };
    const { name, alarmActions, actionsEnabled } = seen.alarm;
    const removed = [alarmResource(name, alarmActions, actionsEnabled)];
    const result = await deleteAlarm(seen.alarm, aws, t, signal);
    if (result.kind === 'done') return { ...nothing, end: result.kind, removed };
    return isStopped(result)
      ? stoppedReport(result, { added: [], removed })
      : { ...nothing, end: result.kind };
  };
}

async function repair(
  { aws, identity, scope }: FaultyAccount,
  random: Random,
  signal: AbortSignal,
): Promise<Report> {
  const { region } = scope;
  const arn = topicArnOf(random.pick(topicNames), identity, region);
  const source = { region, accountId: identity.accountId, alarmName: '' };
  const seen = await previewRepair(arn, source, aws, t, signal);
  if (seen.kind !== 'repair') return { ...nothing, end: seen.kind };
  const { before, after } = seen.repair;
  const result = await repairTopicPolicy(seen.repair, aws, t, signal);
  const change = { added: [policyResource(arn, after)], removed: [policyResource(arn, before)] };
  if (result.kind === 'done') return { ...nothing, end: result.kind, ...change };
  return isStopped(result) ? stoppedReport(result, change) : { ...nothing, end: result.kind };
}

function isStopped(result: { readonly kind: string }): result is Stopped {
  return 'applied' in result;
}

function stoppedReport(
  { kind, applied }: Stopped,
  { added, removed }: Pick<Report, 'added' | 'removed'>,
): Report {
  const end = `${kind}, applied: ${applied}`;
  if (applied === 'yes') return { ...nothing, end, added, removed };
  if (applied === 'no') return { ...nothing, end, mails: 0 };
  return { ...nothing, end, perhaps: [...added, ...removed] };
}
