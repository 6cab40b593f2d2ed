/** A log alarm, from turning connection logging on to the sentence that its subscribers get. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { createBackend } from '../../src/aws/index';
import { trustPolicy, permissionPolicy } from '../../src/core/logAlarms/logAlarmRoles';
import { createRoleCall, putRolePolicyCall } from '../../src/core/ports/calls';
import type { Backend } from '../../src/core/ports/backend';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { FakeLog } from '../fakes/fakeLog';
import { AlarmForm } from './driver/alarmForm';
import { inSequence } from './driver/sequence';
import { simulatedScope } from './driver/simulatedAccount';
import { Workbench } from './driver/workbench';

const endpoint = 'Branch';
const group = 'client-vpn/branch';
const email = 'alice@example.com';
const account = { accountId: '123456789012', region: 'ap-northeast-1' };
const topicArn = `arn:aws:sns:${account.region}:${account.accountId}:client-vpn-watch`;

const logCalls = ['CreateLogGroup', 'PutRetentionPolicy', 'ModifyClientVpnEndpoint'];
const topicCalls = ['CreateTopic', 'PutRule', 'PutTargets'];
const roleCalls = ['CreateRole', 'PutRolePolicy'];

describe('a log alarm', () => {
  inSequence();
  let simulator: Simulator;
  let served: Served;
  let backend: Backend;
  let workbench: Workbench;
  let form: AlarmForm;
  let endpointId: string;

  before(async () => {
    // The simulated clock is an hour late, so that it can be advanced until the alarm fires.
    simulator = createSimulator({ scenario: 'quiet', speed: 1, startMs: Date.now() - 3_600_000 });
    const { clock, handle, trial } = simulator;
    backend = createBackend({ log: new FakeLog(), clock, wire: handle, trial });
    served = await serve(simulator, 0);
    const scope = simulatedScope(served.url, { 'clientVPNWatch.refreshInterval': 3600 });
    workbench = await Workbench.open(scope);
    form = new AlarmForm(workbench);
  });
  after(async () => {
    await workbench.close();
    await served.close();
    backend.dispose();
    simulator.dispose();
  });

  it('leaves nothing behind when its form is closed', async () => {
    await workbench.openContainer('Client VPN');
    await form.openOn(endpoint);
    await form.method('Every connection, by name');
    await form.type('Log group', group);
    await form.type('Email addresses, phone numbers or https URLs', email);
    await form.callsAre(...logCalls, ...topicCalls, ...roleCalls, 'Subscribe', 'PutLogAlarm');
    await workbench.runCommand('View: Close Editor');
    await form.closed();
    const reads = /^(Describe|List|Get|Filter|Test|StartQuery|StopQuery)/;
    const sent = simulator.calls().map(({ operation }) => operation);
    assert.deepEqual([...new Set(sent.filter((name) => !reads.test(name)))], []);
    assert(sent.includes('DescribeLogGroups') && sent.includes('ListRoles'), sent.join());
  });

  it('is compared with the other methods, and needs a log', async () => {
    await form.openOn(endpoint);
    const cards = form.content.locator('.card');
    assert.equal(await cards.count(), 3);
    const text = await cards.first().innerText();
    assert.match(text, /^Every connection, by name\s+log alarm · from \$0\.10 a month/);
    assert.match(text, /Connection logging is off for this endpoint\./);
    await form.method('Every connection, by name');
    await form.type('Log group', group);
    await form.choose('Retention', '90 days');
  });

  it('waits until an administrator has created its role from a template', async () => {
    await form.choose(
      'IAM role with which CloudWatch Logs runs the query',
      'Let an administrator create it',
    );
    const name = await form.field('Name of the new role').inputValue();
    assert.match(name, /^client-vpn-watch-cvpn-endpoint-[0-9a-f]{17}-query$/);
    endpointId = name.slice('client-vpn-watch-'.length, -'-query'.length);
    const template = await form.field('CloudFormation template').inputValue();
    assert.match(template, new RegExp(`"RoleName": "${name}"`));
    await form.says(/^Waiting for the role .*It does not exist yet\.$/);
    await createRole(name);
    await form.content.getByText(/^Waiting for the role/).waitFor({ state: 'detached' });
  });

  async function createRole(name: string): Promise<void> {
    const aws = backend.open({ profile: '', region: account.region });
    const purpose = { kind: 'query', logGroups: [group] } as const;
    const trust = JSON.stringify(trustPolicy(purpose, account));
    await aws.send(createRoleCall(name, { trust, description: '', tags: {} }));
    const permissions = JSON.stringify(permissionPolicy(purpose, account));
    await aws.send(putRolePolicyCall(name, 'run-log-alarm-query', permissions));
  }

  it('notifies in plain language', async () => {
    await form.choose('Text of the notification', 'Plain-language notification in English');
    await form.says(/alice\S* connected to Branch \(cvpn-endpoint-/);
    await form.type('Email addresses, phone numbers or https URLs', `${email} bob@example.com`);
    await form.valueIs('Alarm name', 'client-vpn-watch-branch-connections');
  });

  it('shows all calls in their order', () =>
    form.callsAre(...logCalls, ...topicCalls, 'Subscribe', 'Subscribe', 'PutLogAlarm'));

  it('is created and selected', async () => {
    await form.create();
    await form.closed();
    const row = workbench.tree('Endpoints').row(/branch-connections.*every connection, by name/);
    await row.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
    await workbench.notifications.text(`${email} must confirm within two days`);
    await workbench.notifications.clear();
  });

  it('sends the sentence to its subscribers, by name', () => {
    simulator.trial.confirm(topicArn, email);
    simulator.trial.advance(300);
    simulator.trial.connect({ endpointId, username: 'carol', deviceIp: '203.0.113.9' });
    simulator.trial.advance(300);
    const bodies = simulator.trial
      .outbox()
      .filter(({ to, topicArn: of }) => to === email && of === topicArn)
      .map(({ body }) => body.split('\n')[0] ?? '');
    const sentences = bodies.filter((line) => line.includes('carol'));
    assert.equal(sentences.length, 1, bodies.join('\n'));
    assert.match(
      sentences[0] ?? '',
      /carol connected to Branch \(cvpn-endpoint-.* from 203\.0\.113\.9/,
    );
  });
});
