/** Alarms after they are made: pages, filters, set states, switched actions, deletion, history. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import {
  alarmMails,
  confirmedTopic,
  diffAlarm,
  endpointIds,
  errorOf,
  json,
  parsed,
  type Part,
  query,
  standing,
} from './wireClient';

let simulator: Simulator;
let endpointId: string;
let topic: string;

beforeEach(async () => {
  simulator = standing();
  [endpointId = ''] = await endpointIds(simulator);
  topic = await confirmedTopic(simulator);
});

async function put(name: string, more: object = {}): Promise<void> {
  const alarm = diffAlarm(endpointId, { AlarmName: name, AlarmActions: [topic], ...more });
  parsed(await json(simulator, 'PutMetricAlarm', alarm));
}

/** All pages of a list. */
async function pagesOf(params: object, operation = 'DescribeAlarms'): Promise<Part[][]> {
  const pages: Part[][] = [];
  let token: unknown;
  do {
    const answer = parsed(await json(simulator, operation, { ...params, NextToken: token }));
    const list = operation === 'DescribeAlarms' ? 'MetricAlarms' : 'AlarmHistoryItems';
    pages.push(answer.at(list).list());
    token = answer.at('NextToken').value;
  } while (token !== undefined);
  return pages;
}

async function historyItems(params: object): Promise<Part[]> {
  return (await pagesOf(params, 'DescribeAlarmHistory')).flat();
}

it('an alarm on a metric of another account has no data', async () => {
  const [metric, rise] = diffAlarm(endpointId).Metrics as [object, object];
  await put('own');
  await put('far', { Metrics: [{ ...metric, AccountId: '999988887777' }, rise] });
  simulator.trial.advance(6 * 60);
  simulator.trial.connect({ endpointId });
  simulator.trial.advance(6 * 60);
  expect(alarmMails(simulator)).toHaveLength(1);
});

describe('DescribeAlarms', () => {
  it.each([
    [{}, [50, 50, 20]],
    [{ MaxRecords: 100 }, [100, 20]],
    [{ MaxRecords: 1, AlarmNamePrefix: 'a-00' }, Array<number>(10).fill(1)],
    [{ ActionPrefix: 'arn:aws:lambda' }, [0]],
    [{ StateValue: 'ALARM' }, [0]],
    [{ AlarmTypes: ['CompositeAlarm'] }, [0]],
    [{ AlarmNames: ['a-003', 'nobody'] }, [1]],
  ])('%o gives pages of %o', async (params, sizes) => {
    for (let i = 0; i < 120; i++) await put(`a-${String(i).padStart(3, '0')}`);
    expect((await pagesOf(params)).map((page) => page.length)).toEqual(sizes);
  });

  it.each([
    [{ MaxRecords: 0 }],
    [{ MaxRecords: 101 }],
    [{ AlarmNames: Array<string>(101).fill('x') }],
    [{ AlarmNames: ['x'], AlarmNamePrefix: 'x' }],
    [{ StateValue: 'FINE' }],
  ])('refuses %o', async (params) => {
    expect(errorOf(await json(simulator, 'DescribeAlarms', params)).code).toBe('ValidationError');
  });

  it('refuses the token of another list', async () => {
    for (let i = 0; i < 3; i++) await put(`a-${i}`);
    const first = parsed(await json(simulator, 'DescribeAlarms', { MaxRecords: 1 }));
    const token = first.at('NextToken').text();
    const other = { MaxRecords: 1, AlarmNamePrefix: 'b', NextToken: token };
    expect(errorOf(await json(simulator, 'DescribeAlarms', other)).code).toBe('InvalidNextToken');
  });
});

describe('SetAlarmState', () => {
  const set = (state: string, more: object = {}): ReturnType<typeof json> =>
    json(simulator, 'SetAlarmState', {
      AlarmName: 'one',
      StateValue: state,
      StateReason: 'a test',
      ...more,
    });
  const state = async (): Promise<string> =>
    parsed(await json(simulator, 'DescribeAlarms'))
      .at('MetricAlarms', 0, 'StateValue')
      .text();

  it('runs the actions at once, and the real state comes back with the next evaluation', async () => {
    await put('one');
    simulator.trial.advance(65);
    await set('ALARM');
    expect(alarmMails(simulator)).toHaveLength(1);
    expect(simulator.trial.outbox().at(-1)?.body).toContain('a test');
    expect(await state()).toBe('ALARM');
    simulator.trial.advance(60);
    expect(await state()).toBe('OK');
  });

  it('runs nothing when the state is that already', async () => {
    await put('one');
    await set('ALARM');
    await set('ALARM');
    expect(alarmMails(simulator)).toHaveLength(1);
  });

  it.each([
    ['LOUD', {}, 'ValidationError'],
    ['OK', { StateReason: 'x'.repeat(1024) }, 'ValidationError'],
    ['OK', { StateReasonData: '{' }, 'InvalidFormat'],
    ['OK', { AlarmName: 'nobody' }, 'ResourceNotFound'],
  ])('refuses %s %o with %s', async (value, more, code) => {
    await put('one');
    expect(errorOf(await set(value, more)).code).toBe(code);
  });
});

describe('actions', () => {
  it('do not run while they are disabled, though the state changes', async () => {
    await put('one');
    parsed(await json(simulator, 'DisableAlarmActions', { AlarmNames: ['one', 'nobody'] }));
    simulator.trial.connect({ endpointId });
    simulator.trial.advance(6 * 60);
    const alarm = parsed(await json(simulator, 'DescribeAlarms')).at('MetricAlarms', 0);
    expect(alarm.value).toMatchObject({ ActionsEnabled: false, StateValue: 'ALARM' });
    expect(alarmMails(simulator)).toEqual([]);
    parsed(await json(simulator, 'EnableAlarmActions', { AlarmNames: ['one'] }));
    simulator.trial.connect({ endpointId });
    simulator.trial.advance(5 * 60);
    expect(alarmMails(simulator)).toHaveLength(1);
  });

  it.each<[why: string, prepare: () => Promise<unknown>, error: RegExp]>([
    [
      'a policy for the owner only',
      () => setPolicy({ AWS: 'arn:aws:iam::123456789012:root' }, {}),
      /^Failed to execute action .*is not authorized to perform: SNS:Publish on resource/,
    ],
    [
      'a policy for other alarms',
      () =>
        setPolicy(
          { Service: 'cloudwatch.amazonaws.com' },
          { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:*:*:alarm:other*' } },
        ),
      /is not authorized/,
    ],
    [
      'the AWS managed key',
      () => setAttribute('KmsMasterKeyId', 'alias/aws/sns'),
      /AWSKMS.*AccessDeniedException/,
    ],
    [
      'no topic any more',
      () => query(simulator, 'sns', 'DeleteTopic', { TopicArn: topic }),
      /does not exist/,
    ],
  ])('fail in the history for %s', async (_why, prepare, error) => {
    await put('one');
    await prepare();
    simulator.trial.connect({ endpointId });
    simulator.trial.advance(6 * 60);
    expect(alarmMails(simulator)).toEqual([]);
    const [item] = await historyItems({ AlarmName: 'one', HistoryItemType: 'Action' });
    expect(item?.at('HistorySummary').text()).toMatch(error);
    expect(item?.at('HistoryData').json().value).toMatchObject({
      actionState: 'Failed',
      notificationResource: topic,
    });
  });

  it('reach the topic with a policy for this account and with a key of the customer', async () => {
    await put('one');
    const condition = {
      ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:*' },
      StringEquals: { 'aws:SourceAccount': '123456789012' },
    };
    await setPolicy({ Service: 'cloudwatch.amazonaws.com' }, condition);
    await setAttribute('KmsMasterKeyId', 'alias/alarms');
    simulator.trial.connect({ endpointId });
    simulator.trial.advance(6 * 60);
    expect(alarmMails(simulator)).toHaveLength(1);
  });

  function setPolicy(principal: object, condition: object): Promise<unknown> {
    const statement = {
      Effect: 'Allow',
      Principal: principal,
      Action: 'SNS:Publish',
      Resource: topic,
    };
    const policy = { Version: '2012-10-17', Statement: [{ ...statement, Condition: condition }] };
    return setAttribute('Policy', JSON.stringify(policy));
  }

  async function setAttribute(name: string, value: string): Promise<void> {
    const params = { TopicArn: topic, AttributeName: name, AttributeValue: value };
    expect((await query(simulator, 'sns', 'SetTopicAttributes', params)).status).toBe(200);
  }
});

describe('DeleteAlarms', () => {
  it.each([[['one', 'nobody']], [['nobody', 'one', 'nobody']]])(
    'deletes the alarms of correct names among %j, and fails',
    async (names) => {
      await put('one');
      const answer = await json(simulator, 'DeleteAlarms', { AlarmNames: names });
      expect(errorOf(answer).status).toBe(404);
      expect(await pagesOf({})).toEqual([[]]);
    },
  );

  it('keeps the history for 30 days', async () => {
    await put('one');
    parsed(await json(simulator, 'DeleteAlarms', { AlarmNames: ['one', 'one'] }));
    expect(await pagesOf({})).toEqual([[]]);
    const history = async (): Promise<string[]> =>
      (await historyItems({ AlarmName: 'one' })).map((item) => item.at('HistorySummary').text());
    expect(await history()).toEqual(['Alarm "one" deleted', 'Alarm "one" created']);
    simulator.trial.advance(30 * 86_400 - 60);
    expect(await history()).toHaveLength(2);
    simulator.trial.advance(120);
    expect(await history()).toEqual([]);
  });
});

describe('DescribeAlarmHistory', () => {
  it('pages in either order and by type and time', async () => {
    await put('one');
    for (let i = 0; i < 6; i++) {
      simulator.trial.connect({ endpointId });
      simulator.trial.advance(300);
    }
    const all = await historyItems({ MaxRecords: 4 });
    const oldest = await historyItems({ MaxRecords: 100, ScanBy: 'TimestampAscending' });
    expect(oldest).toEqual([...all].reverse());
    expect((await historyItems({ HistoryItemType: 'StateUpdate' })).length).toBeGreaterThan(5);
    const timeOf = (item: Part | undefined): number => item?.at('Timestamp').number() ?? NaN;
    const middle = timeOf(all[Math.floor(all.length / 2)]);
    const since = await historyItems({ StartDate: middle });
    expect(since.length).toBeLessThan(all.length);
    expect(since.every((item) => timeOf(item) >= middle)).toBe(true);
    expect(await historyItems({ AlarmTypes: ['CompositeAlarm'] })).toEqual([]);
    for (const item of all) expect(item.at('HistoryData').json().value).toBeTypeOf('object');
    const tooMany = await json(simulator, 'DescribeAlarmHistory', { MaxRecords: 101 });
    expect(errorOf(tooMany).status).toBe(400);
  });
});
