/**
 * Plans alarms for many endpoints of one scope: what they share comes first, once: the topic, the roles
 * of log alarms, and the subscriptions. Each alarm follows on its own, with the detection method that its
 * endpoint can use at once.
 */
import type { DetectionMethod } from '../../model/detectionMethod';
import type { Endpoint } from '../../model/endpoint';
import type { Identity, Scope } from '../../model/scope';
import type { Translate } from '../../ports/translate';
import type { TopicChoice } from '../create/alarmDraft';
import { freeName } from '../create/draftAlarm';
import { methodChoices } from '../create/methodAvailability';
import { planAlarm, type AnyAlarmPlan } from '../create/planAlarm';
import { topicPart } from '../create/topicPart';
import type { CountedGroup } from '../metricFilters/countedGroup';
import type { TestTextContext } from '../metricFilters/filterTestText';
import type { Plan } from '../plan/plan';
import type { PlanStep } from '../plan/steps';
import { planRole } from '../roles/planRole';
import { isAscii } from '../write/validation';
import type { Problem } from '../write/problem';
import { sharedRoles } from './sharedRoles';

/** The inputs of the plan. */
export interface ManyAlarmsInput {
  readonly scope: Scope;
  readonly identity: Identity;
  /** The endpoints that get an alarm. */
  readonly endpoints: readonly Endpoint[];
  readonly topic: TopicChoice;
}

/** What was read from AWS for the plan. */
export interface ManyAlarmsFacts {
  /** The names of alarms that exist. */
  readonly alarmNames: ReadonlySet<string>;
  /** The names of roles that exist. */
  readonly roleNames: ReadonlySet<string>;
  /** By endpoint id, for the endpoints whose connections a metric filter counts. */
  readonly countedGroups: ReadonlyMap<string, CountedGroup>;
}

/** The alarm of one endpoint, without what it shares with the others. */
export interface OneOfMany {
  readonly endpoint: Endpoint;
  readonly method: DetectionMethod;
  readonly steps: readonly PlanStep[];
  readonly alarm: AnyAlarmPlan['alarm'];
}

/** The plan; `steps` has all of them in order. */
export interface ManyAlarmsPlan extends Plan {
  readonly topicArn: string;
  /** The steps that all alarms need. */
  readonly shared: readonly PlanStep[];
  readonly alarms: readonly OneOfMany[];
}

/** The steps that are shared. */
const sharedKinds: ReadonlySet<PlanStep['kind']> = new Set(['createTopic', 'subscribe']);

/** The method that an endpoint can use at once: the one that the alarm form recommends, or the rise. */
export function defaultMethod(
  endpoint: Pick<Endpoint, 'logging'>,
  region: string,
): DetectionMethod {
  return methodChoices(endpoint, region).find(({ recommended }) => recommended)?.method ?? 'rise';
}

/** Plans them: exactly what will be sent, and what the user should know first. */
export function planManyAlarms(
  input: ManyAlarmsInput,
  facts: ManyAlarmsFacts,
  context: TestTextContext,
): ManyAlarmsPlan {
  const { scope, identity, topic } = input;
  const { t } = context;
  const roles = rolesOf(input, facts, t);
  const drafts = draftsOf(input, facts);
  const plans = drafts.map(({ endpoint, method, name }) => {
    const place = { scope, identity, endpoint };
    const countedGroup = facts.countedGroups.get(endpoint.id);
    const role = roles.arnOf(endpoint);
    const draft = {
      ...{ method, name, topic, notification: { kind: 'own' } as const },
      ...{ detects: 'connections' as const, logLines: 0 },
      ...(role !== undefined && { role: { kind: 'existing', arn: role } as const }),
    };
    const known = { otherEndpoints: [], ...(countedGroup && { countedGroup }) };
    return { endpoint, method, plan: planAlarm(draft, place, known, context) };
  });
  const ready = sharedTopic(input, drafts, t);
  const shared = [
    ...ready.steps.filter(({ kind }) => kind !== 'subscribe'),
    ...roles.plans.flatMap(({ steps }) => steps),
    ...ready.steps.filter(({ kind }) => kind === 'subscribe'),
  ];
  const alarms = plans.map(({ endpoint, method, plan }) => ({
    endpoint,
    method,
    steps: plan.steps.filter(({ kind }) => !sharedKinds.has(kind)),
    alarm: plan.alarm,
  }));
  const all = plans.map(({ plan }) => plan);
  return {
    scope,
    identity,
    topicArn: ready.topicArn,
    shared,
    alarms,
    steps: [...shared, ...alarms.flatMap(({ steps }) => steps)],
    monthlyCost: counted(
      all.flatMap(({ monthlyCost }) => monthlyCost),
      ready.monthlyCost,
      context,
    ),
    blindSpots: [...new Set(all.flatMap(({ blindSpots }) => blindSpots))],
    problems: distinct([
      ...ready.problems,
      ...roles.plans.flatMap(({ problems }) => problems),
      ...all.flatMap(({ problems }) => problems),
    ]),
  };
}

/** The part of the topic, whose policy must suit all alarms. */
function sharedTopic(
  { scope, identity, endpoints, topic }: ManyAlarmsInput,
  drafts: readonly NamedDraft[],
  t: Translate,
) {
  const [endpoint] = endpoints;
  if (!endpoint) throw new Error('There is no endpoint to plan an alarm for.');
  // A policy that allows an alarm with a non-ASCII name allows every alarm of the account.
  const name = drafts.find((draft) => !isAscii(draft.name))?.name ?? drafts[0]?.name ?? '';
  const alarm = { alarmName: name, byRule: false };
  return topicPart(topic, { scope, identity, endpoint }, alarm, t);
}

interface NamedDraft {
  readonly endpoint: Endpoint;
  readonly method: DetectionMethod;
  readonly name: string;
}

/** Each name is one that no alarm has. */
function draftsOf(
  { scope, endpoints }: ManyAlarmsInput,
  { alarmNames }: ManyAlarmsFacts,
): readonly NamedDraft[] {
  const taken = new Set(alarmNames);
  return endpoints.map((endpoint) => {
    const method = defaultMethod(endpoint, scope.region);
    const name = freeName({ method }, endpoint, (one) => taken.has(one));
    taken.add(name);
    return { endpoint, method, name };
  });
}

function rolesOf(
  { scope, identity, endpoints }: ManyAlarmsInput,
  { roleNames }: ManyAlarmsFacts,
  t: Translate,
) {
  const logged = endpoints.filter((one) => defaultMethod(one, scope.region) === 'logAlarm');
  const groups = [...new Set(logged.flatMap(({ logging }) => logging.group ?? []))];
  const account = { accountId: identity.accountId, region: scope.region };
  const roles = sharedRoles(groups, account, roleNames).map(({ name, logGroups }) => ({
    logGroups,
    plan: planRole({ scope, identity, name, role: { kind: 'query', logGroups } }, t),
  }));
  return {
    plans: roles.map(({ plan }) => plan),
    arnOf: ({ logging: { group } }: Endpoint): string | undefined =>
      roles.find(({ logGroups }) => group !== undefined && logGroups.includes(group))?.plan.roleArn,
  };
}

/**
 * The costs, each with how often it arises.
 * @param ofAlarms those of all alarms, each with the costs of the topic
 */
function counted(
  ofAlarms: readonly string[],
  ofTopic: readonly string[],
  { t, format }: Pick<TestTextContext, 't' | 'format'>,
): readonly string[] {
  const times = new Map<string, number>();
  for (const text of ofAlarms) times.set(text, (times.get(text) ?? 0) + 1);
  for (const text of ofTopic) times.delete(text);
  return [
    ...[...times].map(([text, count]) =>
      count === 1 ? text : t('{0} times: {1}', format.count(count), text),
    ),
    ...ofTopic,
  ];
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [problem.text, problem])).values()];
}
