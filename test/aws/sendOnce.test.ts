/** Writes are sent once, also when the network or AWS fails; reads are retried. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBackend } from '../../src/aws/index';
import { changesNothing, isRead } from '../../src/aws/http/sendOnce';
import { isMetricAlarm } from '../../src/core/model/logAlarm';
import { planTopic, runTopicPlan } from '../../src/core/actions/createTopic';
import { deleteAlarm } from '../../src/core/actions/deleteAlarm';
import { endConnections, toConnectionEnd } from '../../src/core/actions/endConnections';
import { repairTopicPolicy, previewRepair } from '../../src/core/actions/policy/repairTopicPolicy';
import { previewReplace, replaceAlarm } from '../../src/core/actions/replace/replaceAlarm';
import { setActionsEnabled } from '../../src/core/actions/setActionsEnabled';
import { subscribe } from '../../src/core/actions/subscribe';
import { previewTest, sendTest } from '../../src/core/actions/testNotification';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import type { FailureKind } from '../../src/core/model/errors';
import type { ScopeAws } from '../../src/core/ports/aws';
import type { Clock } from '../../src/core/base/clock';
import type { WireResponse } from '../../src/core/ports/wire';
import { createSimulator, type Simulator } from '../../src/simulator/index';
import { alarmActionsCall, createTopicCall, putAlarmCall } from '../../src/core/ports/calls';
import { FakeLog } from '../fakes/fakeLog';
import { plainTranslate as t } from '../fakes/plainTranslate';
import { closedPolicy } from './closedPolicy';
import { failureOf, fastForward, jsonError, openWire, query } from './fakeWire';
import { byEmail } from '../fakes/subscribers';

const mail = 'ops@example.com';
const alarmName = 'client-vpn-watch-test';

let simulator: Simulator;
/** The account as somebody sees it whose network is fine. */
let aws: ScopeAws;
let topicArn: string;

beforeEach(async () => {
  simulator = createSimulator({ scenario: 'quiet', speed: 0 });
  aws = open(simulator.handle);
  ({ topicArn = '' } = await aws.send(createTopicCall('t', closedPolicy, {})));
  const [endpoint] = await aws.endpoints.list();
  const endpointId = endpoint?.id ?? '';
  const asked = { endpointId, endpointLabel: 'office', name: alarmName, topicArn };
  await aws.send(putAlarmCall(connectionAlarm(asked), {}));
});

afterEach(() => {
  simulator.dispose();
});

/** The simulator's time for what happens; waits are the machine's, which the tests let pass at once. */
const clock: Clock = {
  now: () => simulator.clock.now(),
  monotonicMs: () => simulator.clock.monotonicMs(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return {
      dispose: () => {
        clearTimeout(timer);
      },
    };
  },
};

function open(wire: Simulator['handle']): ScopeAws {
  return createBackend({ log: new FakeLog(), clock, wire }).open({
    profile: 'trial',
    region: simulator.region,
  });
}

/** The outcome of a request and of its response. */
interface Loss {
  readonly name: string;
  readonly carriedOut: boolean;
  /** Answers in place of AWS, or throws, or never answers. */
  readonly answer: (signal?: AbortSignal) => Promise<WireResponse>;
}

const reset = (): Promise<never> =>
  Promise.reject(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
const silence = (signal?: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new Error('over'));
    });
  });
const answered = (status: number, body: string) => (): Promise<WireResponse> =>
  Promise.resolve({ status, headers: {}, body });

const losses: readonly Loss[] = [true, false].flatMap((carriedOut) => {
  const when = carriedOut ? 'after' : 'before';
  return [
    { name: `a reset ${when} the effect`, carriedOut, answer: reset },
    { name: `a time-out ${when} the effect`, carriedOut, answer: silence },
    { name: `a 500 ${when} the effect`, carriedOut, answer: answered(500, '') },
    { name: `a proxy's 502 ${when} the effect`, carriedOut, answer: answered(502, '<html>') },
    { name: `half an answer ${when} the effect`, carriedOut, answer: answered(200, '{"a') },
  ];
});

/** The account whose next request of an operation meets the loss. */
function losing(operation: string, { carriedOut, answer }: Loss): ScopeAws {
  let lost = false;
  return open(async (request, signal) => {
    const target = request.headers['x-amz-target'] ?? request.body;
    const isNext = !lost && new RegExp(`\\b${operation}\\b`).test(target);
    if (isNext) lost = true;
    if (!isNext || carriedOut) {
      const real = await simulator.handle(request, signal);
      if (!isNext) return real;
    }
    return answer(signal);
  });
}

/** Requests of an operation that the simulator carried out, beside those of the set-up. */
function carriedOut(operation: string): number {
  return simulator.calls().filter((call) => call.operation === operation).length;
}

interface Action {
  readonly operation: string;
  /** What its result says where nothing was carried out. */
  readonly nothing: object;
  readonly run: (losing: ScopeAws) => Promise<{ readonly kind: string }>;
  readonly done: string;
}

const actions: readonly Action[] = [
  {
    operation: 'PutMetricAlarm',
    nothing: { applied: 'no' },
    done: 'done',
    run: async (through) => {
      const [seen] = (await aws.alarms.get([alarmName])).filter(isMetricAlarm);
      if (!seen) throw new Error('no alarm');
      const preview = await previewReplace(seen, { ...seen, threshold: 9 }, aws);
      if (preview.kind !== 'ready') throw new Error(preview.kind);
      return replaceAlarm(preview.replacement, through);
    },
  },
  {
    operation: 'DeleteAlarms',
    nothing: { applied: 'no' },
    done: 'done',
    run: async (through) => {
      const [seen] = await aws.alarms.get([alarmName]);
      if (!seen) throw new Error('no alarm');
      return deleteAlarm(seen, through, t);
    },
  },
  {
    operation: 'DisableAlarmActions',
    nothing: { applied: 'no' },
    done: 'done',
    run: (through) => setActionsEnabled(alarmName, false, through, t),
  },
  {
    operation: 'EnableAlarmActions',
    nothing: { applied: 'no' },
    done: 'done',
    run: async (through) => {
      await aws.send(alarmActionsCall(alarmName, false));
      return setActionsEnabled(alarmName, true, through, t);
    },
  },
  {
    operation: 'SetAlarmState',
    nothing: { applied: 'unknown' },
    done: 'sent',
    run: async (through) => {
      const test = await previewTest(alarmName, clock.now(), aws, t);
      if (test.kind !== 'ready') throw new Error(test.kind);
      return sendTest(test.preview, through, t);
    },
  },
  {
    operation: 'CreateTopic',
    nothing: { created: [] },
    done: 'done',
    run: async (through) => {
      const identity = await aws.account.identity();
      const plan = planTopic({ scope: aws.scope, identity, name: 'new' }, t);
      return runTopicPlan(plan, through);
    },
  },
  {
    operation: 'SetTopicAttributes',
    nothing: { applied: 'no' },
    done: 'done',
    run: async (through) => {
      const { region, accountId } = simulator;
      const seen = await previewRepair(topicArn, { region, accountId, alarmName }, aws, t);
      if (seen.kind !== 'repair') throw new Error(seen.kind);
      return repairTopicPolicy(seen.repair, through, t);
    },
  },
  {
    operation: 'Subscribe',
    nothing: { applied: 'no' },
    done: 'asked',
    run: (through) =>
      subscribe({ topicArn, subscriber: byEmail(mail), askAgain: false }, through, t),
  },
  {
    operation: 'TerminateClientVpnConnections',
    nothing: { applied: 'no' },
    done: 'ended',
    run: async (through) => {
      const [endpoint] = await aws.endpoints.list();
      const endpointId = endpoint?.id ?? '';
      const id = simulator.trial.connect({ endpointId });
      const all = await aws.endpoints.connections(endpointId);
      const [ended] = await endConnections(
        all.filter((one) => one.id === id).map(toConnectionEnd),
        through,
        t,
      );
      if (!ended) throw new Error('no connection');
      return ended.outcome;
    },
  },
];

describe.each(actions)('$operation', ({ operation, run, done, nothing }) => {
  it.each(losses)('that meets $name is carried out once at most, and says so', async (loss) => {
    const before = carriedOut(operation);
    const result = await fastForward(() => run(losing(operation, loss)));
    expect(carriedOut(operation) - before).toBe(loss.carriedOut ? 1 : 0);
    if (loss.carriedOut) expect(result.kind).toBe(done);
    else expect(result).toMatchObject({ kind: 'failed', ...nothing });
  });

  it.each(['throttle'])('that AWS refuses for now (%s) is sent again', async (kind) => {
    const before = carriedOut(operation);
    const body = JSON.stringify({ kind, operation, rate: 1, times: 2 });
    const control = { method: 'POST', path: '/_simulator/faults', headers: { host: 'localhost' } };
    await simulator.handle({ ...control, body });
    expect((await fastForward(() => run(aws))).kind).toBe(done);
    expect(carriedOut(operation) - before).toBe(3);
  });
});

describe('mails', () => {
  const lossesAfter = losses.filter((loss) => loss.carriedOut);
  const mailsTo = (to: string): number =>
    simulator.trial.outbox().filter((one) => one.to === to).length;

  it.each(lossesAfter)('of a subscription are one, where it meets $name', async (loss) => {
    const through = losing('Subscribe', loss);
    const asked = { topicArn, subscriber: byEmail(mail), askAgain: false };
    await fastForward(() => subscribe(asked, through, t));
    expect(mailsTo(mail)).toBe(1);
  });

  it.each(lossesAfter)('of a second request are one more, where it meets $name', async (loss) => {
    const asked = { topicArn, subscriber: byEmail(mail), askAgain: true };
    await subscribe(asked, aws, t);
    const result = await fastForward(() => subscribe(asked, losing('Subscribe', loss), t));
    expect(result).toMatchObject({ kind: 'failed', applied: 'unknown' });
    expect(mailsTo(mail)).toBe(2);
  });
});

describe('a query of the log', () => {
  const range = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 0, 2) };
  const search = async (one: ScopeAws): Promise<void> => {
    const pages = one.logs.search({ endpointId: 'e', group: 'g', range });
    for await (const page of pages) expect(page).toBeDefined();
  };

  it.each<[number, string, FailureKind, number]>([
    [500, 'InternalFailure', 'server', 1],
    [400, 'LimitExceededException', 'quota', 1],
    [400, 'ThrottlingException', 'throttled', 6],
  ])('that ends in %i %s is %s after %i requests', async (status, code, kind, times) => {
    const { aws: one, sent } = openWire(() => jsonError(status, code, 'What AWS says.'));
    expect((await fastForward(() => failureOf(search(one)))).kind).toBe(kind);
    expect(sent.map(({ operation }) => operation)).toEqual(Array(times).fill('StartQuery'));
  });
});

describe('an operation', () => {
  it.each([
    'ec2:DescribeClientVpnConnections',
    'cloudwatch:GetMetricData',
    'cloudwatch:ListAlarmMuteRules',
    'logs:FilterLogEvents',
    'sts:GetCallerIdentity',
    'iam:ListAccountAliases',
  ])('%s may be sent again', (action) => {
    expect(isRead(action)).toBe(true);
  });

  it.each([
    'cloudwatch:PutMetricAlarm',
    'cloudwatch:PutAlarmMuteRule',
    'cloudwatch:TagResource',
    'sns:Publish',
    'sns:Unsubscribe',
    'logs:StartQuery',
    'logs:StopQuery',
    'ec2:ModifyClientVpnEndpoint',
    'ec2:TerminateClientVpnConnections',
    'x:Listen',
    'x:Getaway',
    'Describe',
    '',
  ])('%s may not', (action) => {
    expect(isRead(action)).toBe(false);
  });

  it.each([
    ['logs:GetQueryResults', true],
    ['logs:StartQuery', true],
    ['logs:StopQuery', true],
    ['sns:Subscribe', false],
    ['logs:StartQueryX', false],
  ])('%s changes nothing: %s', (action, nothing) => {
    expect(changesNothing(action)).toBe(nothing);
  });
});

describe('a machine whose clock is wrong', () => {
  const answer = (times: { left: number }, refusal: WireResponse) => (): WireResponse => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    if (times.left-- > 0) return { ...refusal, headers: { ...refusal.headers, date } };
    return query('CreateTopic', '<TopicArn>arn:aws:sns:eu-west-1:123456789012:t</TopicArn>');
  };
  const refused = (code: string, status = 403): WireResponse => ({
    ...query('', ''),
    status,
    body: `<ErrorResponse><Error><Code>${code}</Code><Message>No.</Message></Error></ErrorResponse>`,
  });

  it('writes once AWS has said what time it is: it looked at the signature alone', async () => {
    const { aws: one, sent } = openWire(answer({ left: 1 }, refused('RequestExpired')));
    await fastForward(() => one.send(createTopicCall('t', '{}', {})));
    expect(sent).toHaveLength(2);
  });

  it('does not write again what failed for another reason', async () => {
    const { aws: one, sent } = openWire(answer({ left: 1 }, refused('InternalError', 500)));
    expect(
      (await fastForward(() => failureOf(one.send(createTopicCall('t', '{}', {}))))).kind,
    ).toBe('server');
    expect(sent).toHaveLength(1);
  });
});
