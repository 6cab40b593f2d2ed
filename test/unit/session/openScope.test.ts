/** Read-only mode: what reads goes on, what writes never reaches AWS. What is reported of writes. */
import { describe, expect, it } from 'vitest';
import {
  alarmActionsCall,
  createTopicCall,
  deleteAlarmCall,
  endConnectionCall,
  overwriteAlarmCall,
  putAlarmCall,
  putMetricAlarmInput,
  setAlarmStateCall,
  setTopicPolicyCall,
  subscribeCall,
  type AwsCall,
} from '../../../src/core/ports/calls';
import { isExpected } from '../../../src/core/model/errors';
import { openScope } from '../../../src/core/session/openScope';
import { FakeAws } from '../../fakes/fakeAws';
import { testConnection } from '../../fakes/snapshots';
import { definitionFor, endpoint } from '../actions/wizardInput';
import { byEmail } from '../../fakes/subscribers';

function setUp() {
  const fake = new FakeAws();
  const connection = testConnection({ endpointId: endpoint.id });
  fake.connectionsOf.set(endpoint.id, [connection]);
  const topic = fake.topics.add('vpn');
  let on = true;
  const written: AwsCall[] = [];
  const put: string[] = [];
  const { used: aws } = openScope(fake, {
    clock: fake.clock,
    readOnly: () => on,
    onWritten: (call) => written.push(call),
    onAlarmPut: (name) => put.push(name),
  });
  const definition = definitionFor(topic.arn);
  const writes: Readonly<Record<string, () => Promise<unknown>>> = {
    'endpoints.end': () => aws.send(endConnectionCall(endpoint.id, connection.id)),
    'alarms.put': () => aws.send(putAlarmCall(definition, {})),
    'alarms.overwrite': () =>
      aws.send(overwriteAlarmCall(definition, putMetricAlarmInput(definition, {}))),
    'alarms.setState': () => aws.send(setAlarmStateCall(definition.name, 'ALARM', 'test')),
    'alarms.setActionsEnabled': () => aws.send(alarmActionsCall(definition.name, false)),
    'alarms.delete': () => aws.send(deleteAlarmCall(definition.name)),
    'topics.create': () => aws.send(createTopicCall('new', '{}', {})),
    'topics.setPolicy': () => aws.send(setTopicPolicyCall(topic.arn, '{}')),
    'topics.subscribe': () => aws.send(subscribeCall(topic.arn, byEmail('a@example.com'))),
  };
  const turnOff = (): void => {
    on = false;
  };
  return { fake, aws, definition, writes, written, put, turnOff };
}

describe('read-only mode', () => {
  it.each(Object.keys(setUp().writes))('refuses %s and sends nothing', async (name) => {
    const { fake, writes } = setUp();
    const error: unknown = await writes[name]?.().catch((thrown: unknown) => thrown);
    expect(isExpected(error) && error.failure.kind).toBe('readOnly');
    expect(fake.calls.recorded).toEqual([]);
  });

  it('lets everything that reads through', async () => {
    const { fake, aws } = setUp();
    await aws.account.identity();
    await aws.endpoints.list();
    await aws.alarms.list();
    await aws.topics.list();
    expect(fake.calls.operations()).toEqual([
      'account.identity',
      'endpoints.list',
      'alarms.list',
      'topics.list',
    ]);
  });

  it('lets writes through from the moment in which it is turned off', async () => {
    const { fake, writes, turnOff } = setUp();
    turnOff();
    for (const write of Object.values(writes)) await write();
    expect(fake.calls.operations()).toEqual(Object.keys(writes));
  });
});

describe('a write', () => {
  it('is reported once AWS has accepted it', async () => {
    const { writes, written, put, definition, turnOff } = setUp();
    turnOff();
    for (const write of Object.values(writes)) await write();
    expect(written.map(({ kind }) => kind)).toEqual(Object.keys(writes));
    expect(put).toEqual([definition.name]);
  });

  it('that read-only mode refuses is not reported', async () => {
    const { writes, written, put } = setUp();
    for (const write of Object.values(writes)) await expect(write()).rejects.toThrow();
    expect([written, put]).toEqual([[], []]);
  });

  it.each(['before', 'after'] as const)(
    'that fails %s its effect may be an alarm',
    async (when) => {
      const { fake, writes, written, put, definition, turnOff } = setUp();
      turnOff();
      fake.calls.fail('alarms.put', { kind: 'timeout', when });
      await expect(writes['alarms.put']?.()).rejects.toThrow();
      expect(written).toEqual([]);
      expect(put).toEqual([definition.name]);
    },
  );
});
