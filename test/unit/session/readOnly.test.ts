/** Read-only mode: what reads goes on, what writes never reaches AWS. */
import { describe, expect, it } from 'vitest';
import { putMetricAlarmInput } from '../../../src/core/actions/write/calls';
import { isExpected } from '../../../src/core/model/errors';
import { guardedAws } from '../../../src/core/session/readOnly';
import { FakeAws } from '../../fakes/fakeAws';
import { testConnection } from '../../fakes/snapshots';
import { definitionFor, endpoint } from '../actions/wizardInput';

function setUp() {
  const fake = new FakeAws();
  const connection = testConnection({ endpointId: endpoint.id });
  fake.connectionsOf.set(endpoint.id, [connection]);
  const topic = fake.topics.add('vpn');
  let on = true;
  const aws = guardedAws(fake, () => on);
  const definition = definitionFor(topic.arn);
  const writes: Readonly<Record<string, () => Promise<unknown>>> = {
    'endpoints.end': () => aws.endpoints.end(endpoint.id, connection.id),
    'alarms.put': () => aws.alarms.put(definition, {}),
    'alarms.overwrite': () => aws.alarms.overwrite(definition, putMetricAlarmInput(definition, {})),
    'alarms.setState': () => aws.alarms.setState(definition.name, 'ALARM', 'test'),
    'alarms.setActionsEnabled': () => aws.alarms.setActionsEnabled(definition.name, false),
    'alarms.delete': () => aws.alarms.delete(definition.name),
    'topics.create': () => aws.topics.create('new', '{}', {}),
    'topics.setPolicy': () => aws.topics.setPolicy(topic.arn, '{}'),
    'topics.subscribeEmail': () => aws.topics.subscribeEmail(topic.arn, 'a@example.com'),
  };
  const turnOff = (): void => {
    on = false;
  };
  return { fake, aws, writes, turnOff };
}

describe('read-only mode', () => {
  it.each(Object.keys(setUp().writes))('refuses %s and sends nothing', async (name) => {
    const { fake, writes } = setUp();
    const error: unknown = await writes[name]?.().catch((thrown: unknown) => thrown);
    expect(isExpected(error) && error.failure.kind).toBe('readOnly');
    expect(fake.calls.made).toEqual([]);
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
