/** The alarm form from its answers to the alarm in AWS. */
import { describe, expect, it } from 'vitest';
import { createLogGroupCall, type AwsCall } from '../../../src/core/ports/calls';
import type { Answers } from '../../../src/core/alarmForm/view/answers';
import type { Endpoint } from '../../../src/core/model/endpoint';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { succeeded } from '../../../src/core/model/snapshot';
import { testAlarm } from '../../fakes/snapshots';
import { endpoint } from '../actions/wizardInput';
import { formNow, OpenForm } from './openForm';

const email = 'ops@example.com';
const logged: Endpoint = { ...endpoint, logging: { enabled: true, group: '/vpn' } };
const name = 'client-vpn-watch-office';

async function open(...given: ConstructorParameters<typeof OpenForm>): Promise<OpenForm> {
  const form = new OpenForm(...given);
  await form.settle();
  return form;
}

function newAws(): FakeAws {
  return new FakeAws({ clock: new FakeClock(formNow) });
}

describe('the alarm form', () => {
  it('needs an address and nothing else', async () => {
    const form = await open();
    expect(form.model.faults).toEqual([
      { key: 'subscribers', text: 'Enter an email address, a phone number or a URL.' },
    ]);
    expect(form.field('name')?.value).toBe(name);
    await form.answer({ subscribers: email });
    expect(form.model).toMatchObject({ faults: [], blocked: null, createLabel: 'Create Alarm' });
    expect(form.model.operations).toBe(
      'CreateTopic → PutRule → PutTargets → Subscribe → PutMetricAlarm',
    );
    await form.create();
    expect(form.created).toMatchObject([{ alarm: { name }, endpoint: { id: endpoint.id } }]);
    expect(form.model.run?.steps.map(({ state }) => state)).toEqual(Array(5).fill('done'));
    expect(form.refreshes).toBe(1);
  });

  it.each<[Answers, Endpoint]>([
    [{ method: 'logAlarm', notification: 'own', logLines: '10' }, endpoint],
    [{ method: 'logAlarm', notification: 'ja', detects: 'failedAttempts' }, logged],
    [{ method: 'metricFilter', notification: 'own', threshold: '3', period: '300' }, endpoint],
    [{ method: 'metricFilter', notification: 'chatEn' }, logged],
    [{ method: 'rise', notification: 'own' }, endpoint],
    [{ method: 'rise', notification: 'en', threshold: '2', topic: 'vpn' }, logged],
  ])('sends exactly what it has shown: %j', async ({ topic, ...answers }, of) => {
    const aws = newAws();
    const { arn } = aws.topics.add('vpn', { policy: '{"Statement":[]}' });
    await aws.send(createLogGroupCall('/vpn', {}));
    const form = await open(aws, { ...answers, ...(topic === 'vpn' && { topic: arn }) }, [of]);
    await form.answer({ subscribers: `${email}, +819012345678` });
    expect(form.model.faults).toEqual([]);
    const shown = JSON.parse((form.model.calls ?? '').replaceAll(/^ *\/\/.*$/gm, '')) as unknown[];
    const before = aws.calls.recorded.length;
    await form.create();
    expect(form.model.run?.outcome).toMatch(/ is set up\.$/);
    const sent = aws.calls.recorded
      .slice(before)
      .flatMap(({ args: [call] }) => (isCall(call) ? [call.input] : []));
    expect(sent).toEqual(shown);
    expect(sent.length).toBeGreaterThan(2);
    expect(form.created).toHaveLength(1);
  });

  it('sends nothing if what it has shown has changed', async () => {
    const form = await open(newAws(), { subscribers: email });
    const { revision } = form.model;
    form.session.answer({ threshold: '2' });
    await form.session.create(revision);
    expect(form.sent).toEqual([]);
    await form.settle();
    expect(form.model.run?.outcome).toContain('What would be sent has changed');
    await form.create();
    expect(form.created[0]?.alarm).toMatchObject({ threshold: 2 });
  });

  it('says so if a name that was typed just before is still being checked', async () => {
    const form = await open(newAws(), { subscribers: email });
    const { revision } = form.model;
    form.session.answer({ name: 'another' });
    await form.session.create(revision);
    await form.settle();
    expect(form.sent).toEqual([]);
    expect(form.model.run?.outcome).toContain('What would be sent has changed');
    await form.create();
    expect(form.created).toMatchObject([{ alarm: { name: 'another' } }]);
  });

  it('says so no more if Create is pressed again and the name turned out to be taken', async () => {
    const aws = newAws();
    aws.alarms.add(testAlarm(endpoint.id, { name: 'mine' }));
    const form = await open(aws, { subscribers: email });
    const { revision } = form.model;
    form.session.answer({ name: 'mine' });
    await form.session.create(revision);
    await form.settle();
    expect(form.model.run?.outcome).toContain('What would be sent has changed');
    await form.session.create(form.model.revision);
    await form.settle();
    expect(form.model.run).toBeNull();
    expect(form.model.faults).toMatchObject([{ key: 'name' }]);
    expect(form.sent).toEqual([]);
  });

  it('creates one alarm, however often it is asked to before it closes', async () => {
    const form = await open(newAws(), { subscribers: email });
    let refreshed = (): void => undefined;
    form.refreshed = new Promise((resolve) => {
      refreshed = resolve;
    });
    const first = form.session.create(form.model.revision);
    await form.aws.clock.settle(10_000);
    while (form.refreshes === 0) await form.aws.clock.settle(1000);
    const { sent } = form;
    await form.answer({ name: 'another' });
    await form.session.create(form.model.revision);
    expect(form.sent).toEqual(sent);
    refreshed();
    await first;
    expect(form.created).toMatchObject([{ alarm: { name } }]);
  });

  it('recommends what the log allows, and takes a role for it', async () => {
    const form = await open(newAws(), { subscribers: email }, [logged]);
    expect(form.field('method')?.value).toBe('logAlarm');
    expect(form.field('logGroup')).toBeUndefined();
    expect(form.field('role')?.value).toBe(' new');
    expect(form.field('name')?.value).toBe(`${name}-connections`);
    expect(form.field('threshold')).toBeUndefined();
    await form.create();
    expect(form.sent.at(-1)).toBe('logAlarms.put');
  });

  it('turns logging on where the method needs it', async () => {
    const form = await open(newAws(), { method: 'metricFilter', subscribers: email });
    expect(form.field('logGroup')?.value).toBe(`client-vpn/${endpoint.id}`);
    expect(form.field('retention')?.value).toBe('90');
    await form.create();
    expect(form.sent.slice(0, 3)).toEqual([
      'logGroups.create',
      'logGroups.setRetention',
      'endpoints.setLogging',
    ]);
    expect(form.created).toHaveLength(1);
  });

  it.each([
    ['threshold', '0', 'Enter a whole number from 1 to 100,000.'],
    ['threshold', 'x', 'Enter a whole number from 1 to 100,000.'],
    ['subscribers', 'alice', '"alice" is not an email address such as name@example.com.'],
    [
      'topicName',
      'two words',
      'A topic name consists of letters A–Z and a–z, digits, "-" and "_".',
    ],
    [
      'topicName',
      'vpn-alerts',
      'A topic with this name already exists. To use it, choose it above.',
    ],
    ['name', ' ', 'Enter a name for the alarm.'],
  ])('refuses %s "%s"', async (key, text, why) => {
    const aws = newAws();
    const arn = aws.topics.arnOf('vpn-alerts');
    aws.topics.byArn.set(arn, { arn, fifo: false, subscriptions: [] });
    const form = await open(aws, { subscribers: email, [key]: text });
    expect(form.problems(key)).toContain(why);
    expect(form.model.faults).toContainEqual({ key, text: why });
    await form.create();
    expect(form.sent).toEqual([]);
  });

  it('never overwrites an alarm whose name is typed, unless that is chosen', async () => {
    const aws = newAws();
    aws.alarms.add(testAlarm(endpoint.id, { name: 'mine' }));
    const form = await open(aws, { subscribers: email, name: 'mine' });
    expect(form.problems('name')).toContain(
      `An alarm named mine already exists and watches ${endpoint.id}.`,
    );
    await form.create();
    expect(form.sent).toEqual([]);
    await form.session.act('showAlarm', 'mine');
    expect(form.shownAlarms).toEqual(['mine']);
    await form.session.act('replaceAlarm', 'mine');
    await form.settle();
    expect(form.model).toMatchObject({ faults: [], createLabel: 'Replace the Alarm' });
    expect(form.field('name')).toBeUndefined();
    await form.create();
    expect(form.sent).toContain('alarms.overwrite');
    expect([...aws.alarms.byName.keys()]).toEqual(['mine']);
  });

  it('says that the endpoint has an alarm, and takes its id if the name is taken', async () => {
    const aws = newAws();
    aws.alarms.add(testAlarm(endpoint.id, { name }));
    const form = await open(aws, { subscribers: email });
    expect(form.model.notices).toMatchObject([
      {
        text: `office already has the connection alarm ${name}. A second one sends every email twice.`,
      },
    ]);
    expect(form.model.notices[0]?.actions?.map(({ label }) => label)).toEqual([
      'Show',
      'Replace',
      'Upgrade',
    ]);
    expect(form.field('name')?.value).toBe(`client-vpn-watch-${endpoint.id}`);
  });

  it('continues after a failure, and doubles nothing', async () => {
    const aws = newAws();
    const form = await open(aws, { subscribers: email });
    aws.calls.fail('alarms.put', { kind: 'denied', when: 'before' });
    await form.create();
    expect(form.created).toEqual([]);
    expect(form.model.run).toMatchObject({ canTryAgain: true, isRunning: false });
    expect(form.model.run?.steps.map(({ state }) => state)).toEqual([
      ...Array<string>(4).fill('done'),
      'failed',
    ]);
    expect(form.model.faults).toEqual([]);
    await form.create();
    expect(form.created).toHaveLength(1);
    expect(aws.topics.byArn.size).toBe(1);
    expect(aws.topics.confirmationMails).toHaveLength(1);
  });

  it('stops when the user cancels, and says what exists', async () => {
    const aws = newAws();
    const form = await open(aws, { subscribers: email });
    const controller = new AbortController();
    controller.signal.addEventListener('abort', () => {
      form.session.cancel();
    });
    aws.calls.fail('topics.subscribe', { abort: controller, when: 'before' });
    await form.create();
    expect(form.model.run).toMatchObject({ canTryAgain: true });
    expect(form.model.run?.outcome).toMatch(/^Stopped before completion\. .*client-vpn-watch/);
  });

  it('says what it could not read, and still allows typing', async () => {
    const aws = newAws();
    for (const operation of ['topics.list', 'roles.list', 'logs.search'] as const)
      aws.calls.failFrom(operation, { kind: 'denied', when: 'before' });
    const form = await open(aws, { subscribers: email }, [logged]);
    expect(form.problems('topic').join()).toContain('sns:ListTopics');
    expect(form.problems('role').join()).toContain('iam:ListRoles');
    expect(form.model.faults).toEqual([]);
    await form.create();
    expect(form.created).toHaveLength(1);
  });

  it('creates nothing in read-only mode', async () => {
    const form = new OpenForm(newAws(), { subscribers: email });
    form.readOnly = true;
    await form.settle();
    expect(form.model.blocked).toBe('Read-only mode is on: nothing can be created.');
    await form.create();
    expect(form.sent).toEqual([]);
  });

  it('upgrades an alarm: its topic, a log alarm, and the old one stays', async () => {
    const aws = newAws();
    const arn = aws.topics.arnOf('vpn');
    aws.topics.byArn.set(arn, { arn, fifo: false, policy: '{"Statement":[]}', subscriptions: [] });
    aws.alarms.add({ ...testAlarm(endpoint.id, { name: 'old' }), alarmActions: [arn] });
    const form = await open(aws, {}, [logged]);
    await form.session.act('upgradeAlarm', 'old');
    await form.settle();
    expect(form.model.title).toBe('Upgrade old');
    expect(form.field('topic')?.value).toBe(arn);
    expect(form.field('method')).toMatchObject({ value: 'logAlarm', cards: [{}] });
    expect(form.model.faults).toEqual([]);
    await form.create();
    expect(form.created).toMatchObject([{ upgrades: 'old' }]);
    expect([...aws.alarms.byName.keys()]).toContain('old');
  });

  it('waits for the role of a template', async () => {
    const aws = newAws();
    const form = await open(aws, { subscribers: email, role: ' template' }, [logged]);
    expect(form.field('roleArn')?.value).toContain('AWS::IAM::Role');
    expect(form.field('roleArn')?.reading).toContain('It does not exist yet.');
    expect(form.model.blocked).toBe('Reading from AWS…');
    expect(form.model.calls).toBeNull();
  });

  it('has a field for the endpoint only, until one is chosen', async () => {
    const other = { ...endpoint, id: 'cvpn-endpoint-2', name: '<img onerror=1>' };
    const form = await open(newAws(), { endpoint: 'nowhere' }, [endpoint, other]);
    expect(form.model.sections.flatMap(({ fields }) => fields.map(({ key }) => key))).toEqual([
      'endpoint',
    ]);
    expect(form.model.faults).toHaveLength(1);
    await form.answer({ endpoint: `dev@ap-northeast-1/${other.id}` });
    expect(form.model.title).toBe('Connection Alarm for <img onerror=1>');
  });

  it('forgets what was about another endpoint, and keeps the rest', async () => {
    const other = { ...endpoint, id: 'cvpn-endpoint-2', name: 'branch' };
    const aws = newAws();
    aws.alarms.add(testAlarm(endpoint.id, { name: 'mine' }));
    const form = await open(aws, { subscribers: email, name: 'typed' }, [endpoint, other]);
    await form.session.act('replaceAlarm', 'mine');
    await form.settle();
    await form.answer({ endpoint: `dev@ap-northeast-1/${other.id}` });
    expect(form.field('name')?.value).toBe('client-vpn-watch-branch');
    expect(form.field('subscribers')?.value).toBe(email);
    await form.create();
    expect(form.sent).not.toContain('alarms.overwrite');
    expect(aws.alarms.the('mine').queries[0]?.stat?.dimensions).toEqual({ Endpoint: endpoint.id });
  });

  it('takes nothing of another account, of another region or for another endpoint for its own', async () => {
    const other: Endpoint = { ...logged, id: 'cvpn-endpoint-2', name: 'branch' };
    const answers = { subscribers: email, roleName: 'reads-the-log', name: 'users' };
    const denied = { kind: 'denied', when: 'before' } as const;
    const aws = newAws();
    const form = await open(aws, answers, [logged, other]);
    aws.calls.fail('logAlarms.put', denied);
    await form.create();
    expect(form.sent).toContain('roles.create');
    // Its own role: the form continues.
    expect(form.model.faults).toEqual([]);
    const { snapshot } = form;
    const [scope] = snapshot.scopes;
    if (!scope) throw new Error('no scope');
    const identity = { ...aws.identity, accountId: '210987654321' };
    form.snapshot = { scopes: [{ ...scope, identity: succeeded(identity, formNow) }] };
    form.session.follow();
    await form.settle();
    expect(form.model.faults.map(({ key }) => key)).toContain('roleName');
    form.snapshot = snapshot;
    form.session.follow();
    await form.settle();
    expect(form.model.faults).toEqual([]);
    const roleName = 'reads-the-log';
    await form.answer({ endpoint: `dev@ap-northeast-1/${other.id}`, roleName, role: ' new' });
    expect(form.model.faults.map(({ key }) => key)).toContain('roleName');
  });

  it('refuses the name of a composite alarm', async () => {
    const aws = newAws();
    aws.alarms.isComposite = () => Promise.resolve(true);
    const form = await open(aws, { subscribers: email });
    expect(form.problems('name')).toContain(
      `A composite alarm named ${name} exists. Choose another name.`,
    );
  });

  it('uses a log group that exists as it is, with one of its streams', async () => {
    const aws = newAws();
    await aws.send(createLogGroupCall('/shared', {}));
    const form = await open(aws, {
      method: 'metricFilter',
      subscribers: email,
      logGroup: '/shared',
    });
    expect(form.field('logGroup')?.hint).toMatch(/^This log group exists/);
    expect(form.field('retention')).toBeUndefined();
    await form.create();
    expect(form.sent.slice(1)).not.toContain('logGroups.create');
    expect(form.created).toHaveLength(1);
  });

  it('takes the ARN of a topic and of a role where lists cannot be read', async () => {
    const aws = newAws();
    for (const operation of ['topics.list', 'roles.list', 'roles.get'] as const)
      aws.calls.failFrom(operation, { kind: 'denied', when: 'before' });
    const topic = aws.topics.add('vpn');
    const role = 'arn:aws:iam::123456789012:role/mine';
    const form = await open(aws, { topic: 'arn', role: ' arn', notification: 'own' }, [logged]);
    expect(form.model.faults.map(({ key }) => key)).toEqual(['topicArn', 'roleArn']);
    await form.answer({ topicArn: 'x', roleArn: 'y' });
    expect(form.problems('topicArn')).toEqual(['"x" is not the ARN of an SNS topic.']);
    expect(form.problems('roleArn')).toEqual(['"y" is not the ARN of an IAM role.']);
    await form.answer({ topicArn: topic.arn, roleArn: role, subscribers: email });
    expect(form.model.faults).toEqual([]);
    await form.create();
    expect(form.created).toMatchObject([{ alarm: { query: { roleArn: role } } }]);
  });

  it('offers to let CloudWatch publish to a topic that refuses it', async () => {
    const aws = newAws();
    const topic = aws.topics.add('vpn');
    const denied = { ...topic, policy: '{"Version":"2012-10-17","Statement":[]}' };
    aws.topics.byArn.set(topic.arn, denied);
    const form = await open(aws, { topic: topic.arn, method: 'rise', notification: 'own' });
    const actions = form.field('topic')?.problems.flatMap((one) => one.actions ?? []);
    expect(actions?.map(({ kind }) => kind)).toContain('repairTopic');
  });

  it('forgets reads that nobody needs any more', async () => {
    const aws = newAws();
    aws.calls.failFrom('logs.search', { when: 'never' });
    const form = await open(aws, { subscribers: email }, [logged]);
    expect(form.model.forecast?.isStale).toBe(true);
    form.session.dispose();
    await aws.clock.settle(1000);
    expect(aws.clock.waiting()).toBe(0);
  });
});

function isCall(value: unknown): value is AwsCall {
  return typeof value === 'object' && value !== null && 'iamAction' in value;
}
