import { describe, expect, it } from 'vitest';
import { ChangeLog, type RecordedChange } from '../../../src/core/activity/changeLog';
import {
  alarmActionsCall,
  createTopicCall,
  deleteAlarmCall,
  putAlarmCall,
  subscribeCall,
} from '../../../src/core/ports/calls';
import { scopeId } from '../../../src/core/model/scope';
import { openScope } from '../../../src/core/session/openScope';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { definitionFor, endpoint } from '../actions/wizardInput';
import { byEmail } from '../../fakes/subscribers';

function setUp(stored?: unknown) {
  let memory: unknown = stored;
  const fake = new FakeAws();
  const log = new ChangeLog(
    {
      get: () => memory,
      set: (changes) => {
        memory = JSON.parse(JSON.stringify(changes));
      },
    },
    (error) => {
      throw error;
    },
  );
  let account: Pick<ChangeLog, 'record'> = log;
  const simulate = () => {
    const trial = log.simulate();
    account = trial;
    return trial;
  };
  const { used: aws } = openScope(fake, {
    clock: fake.clock,
    readOnly: () => false,
    onWritten: (call) => {
      account.record(call, fake.scope, fake.clock.now());
    },
    onAlarmPut: () => undefined,
  });
  return { fake, log, aws, simulate };
}

describe('what was changed by this extension', () => {
  it('is remembered once AWS has taken it, with what it was about', async () => {
    const { fake, log, aws } = setUp();
    const topic = fake.topics.add('vpn');
    const definition = definitionFor(topic.arn);
    await aws.send(putAlarmCall(definition, {}));
    await aws.send(subscribeCall(topic.arn, byEmail('a@example.com')));
    expect(log.all.map(({ method, subject }) => [method, subject])).toEqual([
      ['alarms.put', definition.name],
      ['topics.subscribe', topic.arn],
    ]);
    expect(JSON.stringify(log.all)).not.toContain('a@example.com');
  });

  it('ends with the trial, and leaves those of a real profile of the same name', async () => {
    const now = new FakeClock().now();
    const scope = scopeId(new FakeAws().scope);
    const real = { at: now, scope, method: 'topics.create', subject: 'arn' };
    const { fake, log, aws, simulate } = setUp([real]);
    let changes = 0;
    log.onDidChange(() => changes++);
    const trial = simulate();
    expect(log.all).toEqual([]);
    await aws.send(subscribeCall(fake.topics.add('vpn').arn, byEmail('a@example.com')));
    expect(log.all.map(({ method }) => method)).toEqual(['topics.subscribe']);
    trial.dispose();
    trial.dispose();
    expect(log.all).toEqual([real]);
    expect(changes).toBe(3);
  });

  it('of real accounts does not age by the clock of the trial', () => {
    const real = { at: 0, scope: 'trial@eu-west-1', method: 'topics.create', subject: 'arn' };
    const { log, fake } = setUp([real]);
    const trial = log.simulate();
    trial.record(deleteAlarmCall('a'), fake.scope, 400 * 86_400_000);
    trial.dispose();
    expect(log.all).toEqual([real]);
  });

  it('of a new trial stays when the one before ends late', () => {
    const { log, fake } = setUp();
    const first = log.simulate();
    const second = log.simulate();
    second.record(deleteAlarmCall('a'), fake.scope, fake.clock.now());
    first.dispose();
    expect(log.all.map(({ subject }) => subject)).toEqual(['a']);
    second.dispose();
    expect(log.all).toEqual([]);
  });

  it('in a real account is kept if it ends after the trial has begun', () => {
    const { log, fake } = setUp();
    const trial = log.simulate();
    log.record(deleteAlarmCall('real'), fake.scope, fake.clock.now());
    expect(log.all).toEqual([]);
    trial.dispose();
    expect(log.all.map(({ subject }) => subject)).toEqual(['real']);
  });

  it('in a simulated account vanishes if it ends after the trial', () => {
    const { log, fake } = setUp();
    const trial = log.simulate();
    trial.dispose();
    trial.record(deleteAlarmCall('simulated'), fake.scope, fake.clock.now());
    expect(log.all).toEqual([]);
  });

  it('knows what was switched, and the endpoint where the call names it', async () => {
    const { fake, log, aws } = setUp();
    const definition = definitionFor(fake.topics.add('vpn').arn);
    await aws.send(putAlarmCall(definition, {}));
    await aws.send(alarmActionsCall(definition.name, false));
    await aws.send(alarmActionsCall(definition.name, true));
    expect(log.all.map(({ endpointId, on }) => [endpointId, on])).toEqual([
      [endpoint.id, undefined],
      [undefined, false],
      [undefined, true],
    ]);
  });

  it('is not what AWS refused, and reading changes nothing', async () => {
    const { fake, log, aws } = setUp();
    fake.calls.fail('alarms.delete', { kind: 'denied', when: 'before' });
    await expect(aws.send(deleteAlarmCall('a'))).rejects.toThrow();
    await aws.alarms.list();
    expect(log.all).toEqual([]);
  });

  it('is reported to who listens, and forgotten after a day', async () => {
    const { fake, log, aws } = setUp();
    let events = 0;
    log.onDidChange(() => events++);
    await aws.send(createTopicCall('a', '{}', {}));
    fake.clock.advance(25 * 3_600_000);
    await aws.send(createTopicCall('b', '{}', {}));
    expect(log.all.map(({ subject }) => subject)).toEqual(['b']);
    expect(events).toBe(2);
  });

  it.each([[undefined], ['x'], [[null, 1, { at: 'x' }, {}]]])(
    'survives a memory of %j',
    (stored) => {
      expect(setUp(stored).log.all).toEqual([]);
    },
  );

  it('keeps what an earlier start has left', () => {
    const change: RecordedChange = { at: 1, scope: 's', method: 'alarms.put', subject: 'a' };
    expect(setUp([change, 7]).log.all).toEqual([change]);
  });
});
