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
import { eventually } from './driver/eventually';
import type { QuickInput } from './driver/quickInput';
import { inSequence } from './driver/sequence';
import { simulatedScope } from './driver/simulatedAccount';
import { goToStep, type WizardStep } from './driver/wizardSteps';
import { Workbench } from './driver/workbench';

const endpoint = 'Branch';
const group = 'client-vpn/branch';
const email = 'alice@example.com';
const account = { accountId: '123456789012', region: 'ap-northeast-1' };
const topicArn = `arn:aws:sns:${account.region}:${account.accountId}:client-vpn-watch`;

describe('a log alarm', () => {
  inSequence();
  let simulator: Simulator;
  let served: Served;
  let backend: Backend;
  let workbench: Workbench;
  let quickInput: QuickInput;
  let endpointId: string;

  before(async () => {
    // The world is an hour late, so that it can be let go on for as long as an alarm takes.
    simulator = createSimulator({ scenario: 'quiet', speed: 1, startMs: Date.now() - 3_600_000 });
    const { clock, handle, trial } = simulator;
    backend = createBackend({ log: new FakeLog(), clock, wire: handle, trial });
    served = await serve(simulator, 0);
    const scope = simulatedScope(served.url, { 'clientVpnWatch.refreshInterval': 3600 });
    workbench = await Workbench.open(scope);
    ({ quickInput } = workbench);
  });
  after(async () => {
    await workbench.close();
    await served.close();
    backend.dispose();
    simulator.dispose();
  });

  /** The wizard's questions about a new log, role and topic. */
  const steps: readonly WizardStep[] = [
    ['How should connections to Branch', () => quickInput.choose('Every connection, by name')],
    ['Log group for the connections', () => quickInput.choose('New log group…')],
    ['Name of the new log group', () => quickInput.enter(group)],
    ['How long should the log entries be kept?', () => quickInput.choose('90 days')],
    ['What should the log alarm detect?', () => quickInput.choose('Connections')],
    [
      'IAM role with which CloudWatch Logs',
      () => quickInput.choose('Create a role with the least permissions'),
    ],
    ['Name of the new role', () => quickInput.enter('client-vpn-watch-branch')],
    ['Choose the text', () => quickInput.choose('Plain-language notification in English')],
    ['Choose the SNS topic', () => quickInput.choose('New topic with subscribers…')],
    ['Name of the new topic', () => quickInput.enter('left-behind')],
    ['Email addresses, phone numbers', () => quickInput.enter(email)],
    ['Alarm name', () => quickInput.enter('client-vpn-watch-left-behind')],
    ['Nothing has been sent yet.', () => Promise.resolve()],
  ];

  it('leaves nothing behind, at whatever step the wizard is left', async () => {
    await workbench.openContainer('Client VPN');
    for (const index of steps.keys()) {
      await workbench.tree('Endpoints').choose(endpoint, 'Create Connection Alarm…');
      await goToStep(quickInput, steps, index);
      await quickInput.cancel();
      await quickInput.closed();
    }
    const reads = /^(Describe|List|Get|Filter|Test|StartQuery|StopQuery)/;
    const sent = simulator.calls().map(({ operation }) => operation);
    assert.deepEqual([...new Set(sent.filter((name) => !reads.test(name)))], []);
    assert(sent.includes('DescribeLogGroups') && sent.includes('ListRoles'), sent.join());
  });

  it('is compared with the other methods, and needs a log', async () => {
    await workbench.tree('Endpoints').choose(endpoint, 'Create Connection Alarm…');
    await quickInput.prompt('How should connections to Branch be detected?');
    const items = await quickInput.items();
    assert.equal(items.length, 3);
    assert.match(items[0] ?? '', /^Every connection, by name log alarm · from \$0\.10 a month/);
    assert.match(items[0] ?? '', /Connection logging is off for this endpoint\./);
    await quickInput.choose('Every connection, by name');
    await quickInput.choose('New log group…');
    await quickInput.message('Name of the new log group');
    await quickInput.enter(group);
    await quickInput.choose('90 days');
    await quickInput.choose('Connections');
  });

  it('waits until an administrator has created its role from a template', async () => {
    await quickInput.choose('Let an administrator create it');
    await quickInput.message('Name of the role that the administrator creates');
    const name = await quickInput.value();
    assert.match(name, /^client-vpn-watch-cvpn-endpoint-[0-9a-f]{17}-query$/);
    endpointId = name.slice('client-vpn-watch-'.length, -'-query'.length);
    await quickInput.accept();
    const template = await workbench.editor.text('AWS::IAM::Role');
    assert.match(template, new RegExp(`"RoleName": "${name}"`));
    await workbench.notifications.text('Waiting for the role');
    await createRole(name);
    await quickInput.prompt('Choose the text of the notification');
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
    const item = quickInput.item('Plain-language notification in English');
    await item.filter({ hasText: 'connected to Branch (cvpn-endpoint-' }).waitFor();
    await quickInput.choose('Plain-language notification in English');
    await quickInput.choose('New topic with subscribers…');
    await quickInput.message('Name of the new topic');
    await quickInput.accept();
    await quickInput.message('Email addresses, phone numbers');
    await quickInput.enter(`${email} bob@example.com`);
    await quickInput.message('Alarm name');
    await quickInput.valueIs('client-vpn-watch-branch-connections');
    await quickInput.accept();
  });

  it('shows all calls in their order, and the email as it will arrive', async () => {
    await quickInput.prompt('Nothing has been sent yet.');
    await eventually(async () => {
      const [create] = await quickInput.items();
      const calls = [
        ...['CreateLogGroup', 'PutRetentionPolicy', 'ModifyClientVpnEndpoint', 'CreateTopic'],
        ...['PutRule', 'PutTargets', 'Subscribe', 'Subscribe', 'PutLogAlarm'],
      ];
      assert.equal(create, `Create ${calls.join(' → ')}`);
    });
    await quickInput.choose('The email as it will arrive, with example values');
    await workbench.editor.text('alice connected to Branch (cvpn-endpoint-');
  });

  it('is created and selected', async () => {
    await quickInput.choose('Create');
    await quickInput.closed();
    const row = workbench
      .tree('Endpoints')
      .row(/client-vpn-watch-branch-connections.*every connection, by name/);
    await row.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
    await workbench.notifications.text(`${email} must open the link`);
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
