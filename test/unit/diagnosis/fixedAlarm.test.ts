/** The definitions that fixes write: what they change of an alarm, and that they keep the rest. */
import { describe, expect, it } from 'vitest';
import {
  definitionOf,
  fixedAlarm,
  replacementOf,
  withTopic,
} from '../../../src/core/diagnosis/fixedAlarm';
import type { WrongName } from '../../../src/core/diagnosis/finding';
import type { Alarm, AlarmDefinition, MetricQuery } from '../../../src/core/model/alarm';
import { topicArn } from '../../fakes/snapshots';
import { alarmOf, endpointId, metric, plain, rise, watched } from './faultyAlarms';

const lambda = 'arn:aws:lambda:ap-northeast-1:123456789012:function:f';
const other = 'cvpn-endpoint-2';
const insights: MetricQuery = {
  id: 'q1',
  expression: 'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN"',
  returnData: false,
};

/** Everything that a person can decide about an alarm, none of it the default. */
const decided: AlarmDefinition = {
  name: 'mine',
  description: 'Ours.',
  queries: [metric({ statistic: 'p99' }), { ...watched('RATE(m1)'), label: 'Joined' }],
  periodSeconds: 60,
  evaluationPeriods: 4,
  datapointsToAlarm: 3,
  threshold: 7,
  comparison: 'LessThanThreshold',
  treatMissing: 'breaching',
  ignoresLowSamples: true,
  evaluationWindow: { kind: 'wallClock', timezone: 'Asia/Tokyo' },
  warmUp: { minutes: 5, wholePeriod: true },
  actionsEnabled: false,
  alarmActions: [topicArn()],
  okActions: [lambda],
  insufficientDataActions: [topicArn('quiet')],
};
const state = { arn: 'arn', state: 'ALARM', stateReason: 'why', stateSince: 1 } as const;

describe('what a person decided about an alarm', () => {
  it('is all but what CloudWatch says of it', () => {
    expect(definitionOf({ ...decided, ...state, configuredAt: 2 })).toEqual(decided);
  });

  it('has no member for what is not decided', () => {
    const { description, ignoresLowSamples, evaluationWindow, warmUp, ...least } = decided;
    expect([description, ignoresLowSamples, evaluationWindow, warmUp]).not.toContain(undefined);
    expect(definitionOf({ ...least, ...state })).toStrictEqual(least);
  });
});

describe('an alarm with the default condition', () => {
  it('keeps name, description, window, warm-up and actions', () => {
    expect(fixedAlarm({ ...decided, ...state })).toStrictEqual({
      ...decided,
      queries: [metric(), { ...watched('DIFF(m1)'), label: 'Joined' }],
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      threshold: 1,
      comparison: 'GreaterThanOrEqualToThreshold',
      treatMissing: 'notBreaching',
    });
  });

  const label = `New connections to Client VPN endpoint ${endpointId}`;
  const sum = { statistic: 'Sum', periodSeconds: 300 };
  const foreign = { accountId: '999988887777' };
  it.each<readonly [string, readonly MetricQuery[], readonly MetricQuery[]]>([
    [
      'of one metric gets the rise besides',
      [{ ...metric(sum), returnData: true, label: 'Count' }],
      [
        { ...metric(), label: 'Count' },
        { ...watched('DIFF(m1)'), label },
      ],
    ],
    [
      'of one metric with the id of the rise gives the rise another',
      [{ ...metric(sum, 'e1'), returnData: true }],
      [metric({}, 'e1'), { ...watched('DIFF(e1)'), id: 'rise', label }],
    ],
    [
      'keeps ids and labels',
      [metric(sum, 'count'), { ...watched('RATE(count)'), id: 'joined', label: 'Joined' }],
      [metric({}, 'count'), { ...watched('DIFF(count)'), id: 'joined', label: 'Joined' }],
    ],
    [
      'watches the rise in the place of the count',
      [
        { ...metric(), returnData: true },
        { ...watched('DIFF(m1)'), id: 'd1', returnData: false },
      ],
      [metric(), { ...watched('DIFF(m1)'), id: 'd1', label }],
    ],
    [
      'keeps the id of the expression that it watches, of several',
      [metric(), { ...watched('FILL(m1,0)'), id: 'f1', returnData: false }, watched('DIFF(f1)')],
      [metric(), { ...watched('DIFF(m1)'), label }],
    ],
    [
      'keeps of several metrics the number of connections',
      [metric({ metricName: 'IngressBytes' }, 'b1'), metric(), watched('DIFF(m1) + b1')],
      [metric(), { ...watched('DIFF(m1)'), label }],
    ],
    [
      'keeps the account whose metrics it reads',
      [{ ...metric(sum), ...foreign }, watched('DIFF(m1)')],
      [
        { ...metric(), ...foreign },
        { ...watched('DIFF(m1)'), label },
      ],
    ],
  ])('%s', (_, queries, expected) => {
    expect(fixedAlarm(alarmOf(queries))?.queries).toStrictEqual(expected);
  });

  it('watches the endpoint of its own account that is chosen', () => {
    const lost = { ...metric({ dimensions: { EndpointId: 'x' } }), ...foreign };
    expect(fixedAlarm(alarmOf([lost, watched('DIFF(m1)')]), other)?.queries[0]).toStrictEqual(
      metric({ dimensions: { Endpoint: other } }),
    );
  });

  const queried = alarmOf([metric(), insights, watched('DIFF(m1 + q1)')]);
  it.each<readonly [string, Alarm, string | undefined]>([
    ['names no endpoint', rise({ dimensions: {} }), undefined],
    [
      'names two endpoints',
      alarmOf([
        metric(),
        metric({ dimensions: { Endpoint: other } }, 'm2'),
        watched('DIFF(m1 + m2)'),
      ]),
      undefined,
    ],
    ['does not read the number of connections', rise({ metricName: 'IngressBytes' }), undefined],
    ['takes metrics by a query', queried, undefined],
    ['takes metrics by a query', queried, other],
  ])('is not made of one that %s', (_, alarm, chosen) => {
    expect(fixedAlarm(alarm, chosen)).toBeUndefined();
  });
});

describe('an alarm with the published names', () => {
  const renamed = (queries: readonly MetricQuery[], names: readonly WrongName[]) => {
    const seen = alarmOf(queries);
    const replaced = replacementOf({ kind: 'replaceAlarm', seen, change: 'publishedNames', names });
    expect({ ...replaced, queries }).toStrictEqual(definitionOf(seen));
    return replaced.queries;
  };

  it('has each name replaced in its own part, and the others as they are', () => {
    const names: readonly WrongName[] = [
      { part: 'namespace', found: 'aws/clientvpn', intended: 'AWS/ClientVPN' },
      { part: 'metric', found: 'ActiveConnections', intended: 'ActiveConnectionsCount' },
      { part: 'metric', found: 'Ingress_Bytes', intended: 'IngressBytes' },
      { part: 'metric', found: 'aws/clientvpn', intended: 'EgressBytes' },
      { part: 'endpoint', found: 'CVPN-ENDPOINT-1', intended: endpointId },
    ];
    const queries = [
      metric({ namespace: 'aws/clientvpn', metricName: 'aws/clientvpn' }, 'm1'),
      metric(
        { metricName: 'ActiveConnections', dimensions: { Endpoint: 'CVPN-ENDPOINT-1' } },
        'm2',
      ),
      metric({ metricName: 'Ingress_Bytes' }, 'm3'),
      metric({ metricName: 'EgressPackets', dimensions: { Endpoint: other } }, 'm4'),
      metric({ namespace: 'Mine', metricName: 'ActiveConnections' }, 'm5'),
      watched('m1 + m2 + m3 + m4 + m5'),
    ];
    expect(renamed(queries, names)).toStrictEqual([
      metric({ metricName: 'EgressBytes' }, 'm1'),
      metric({}, 'm2'),
      metric({ metricName: 'IngressBytes' }, 'm3'),
      ...queries.slice(3),
    ]);
  });

  it('gets no dimension that it does not have', () => {
    const queries = [metric({ dimensions: { Subnet: 'a' } }), watched('DIFF(m1)')];
    expect(renamed(queries, [])).toStrictEqual(queries);
  });
});

describe('an alarm without mails on OK', () => {
  it('does on OK what else it did', () => {
    const seen = rise({}, { okActions: [topicArn(), lambda, topicArn('others')] });
    const fix = { kind: 'replaceAlarm', seen, change: 'withoutOkMails' } as const;
    expect(replacementOf(fix)).toStrictEqual({ ...definitionOf(seen), okActions: [lambda] });
  });
});

describe('an alarm that cannot be given the default condition', () => {
  it('is left as it is', () => {
    const seen = rise({ dimensions: {} });
    const fix = { kind: 'replaceAlarm', seen, change: 'default' } as const;
    expect(replacementOf(fix)).toStrictEqual(definitionOf(seen));
  });
});

describe('an alarm with another topic', () => {
  const [old, fresh, third] = [topicArn('old'), topicArn('new'), topicArn('third')];
  const alarm = plain(
    {},
    {
      alarmActions: [old, third, lambda],
      okActions: [lambda, old],
      insufficientDataActions: [old],
    },
  );

  it('notifies it in the place of the one that it notified, in every state', () => {
    expect(withTopic(alarm, fresh, old)).toStrictEqual({
      ...definitionOf(alarm),
      alarmActions: [fresh, third, lambda],
      okActions: [lambda, fresh],
      insufficientDataActions: [fresh],
    });
  });

  it('notifies it once where it did so already', () => {
    expect(withTopic(alarm, third, old).alarmActions).toEqual([third, lambda]);
  });

  it('notifies it on ALARM besides the others, where none is replaced', () => {
    expect(withTopic(alarm, fresh)).toStrictEqual({
      ...definitionOf(alarm),
      alarmActions: [old, third, lambda, fresh],
    });
  });
});
