/**
 * A log alarm whose role an administrator creates: the form waits for the role, and the mail names the
 * user who connects, in English and in Japanese.
 */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { roleTemplate } from '../../src/core/logAlarms/roleTemplate';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { endpointIds, query } from '../simulator/wireClient';
import { AlarmForm } from './driver/alarmForm';
import { inSequence } from './driver/sequence';
import { simulatedScope } from './driver/simulatedAccount';
import type { Tree } from './driver/tree';
import { Workbench } from './driver/workbench';

const account = { accountId: '123456789012', region: 'ap-northeast-1' };
const role = { kind: 'query', logGroups: ['/client-vpn/head-office'] } as const;
const roleName = 'vpn-alarm-query';
const address = 'ops@example.com';
const roleLabel = 'IAM role with which CloudWatch Logs runs the query';

/** The part of a template that an administrator's CloudFormation reads. */
interface Template {
  readonly Resources: {
    readonly Role: {
      readonly Properties: {
        readonly RoleName: string;
        readonly AssumeRolePolicyDocument: unknown;
        readonly Policies: readonly { PolicyName: string; PolicyDocument: unknown }[];
      };
    };
  };
}

/** What CloudFormation does with the template that the editor shows. */
async function deploy(simulator: Simulator): Promise<void> {
  const template = JSON.parse(roleTemplate(roleName, role, account)) as Template;
  const { RoleName, AssumeRolePolicyDocument, Policies } = template.Resources.Role.Properties;
  const trust = JSON.stringify(AssumeRolePolicyDocument);
  const responses = [
    await query(simulator, 'iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust }),
  ];
  for (const { PolicyName, PolicyDocument } of Policies) {
    const policy = { RoleName, PolicyName, PolicyDocument: JSON.stringify(PolicyDocument) };
    responses.push(await query(simulator, 'iam', 'PutRolePolicy', policy));
  }
  for (const { status } of responses) assert.equal(status, 200);
}

describe('a log alarm with a role by an administrator', () => {
  inSequence();
  let simulator: Simulator;
  let served: Served;
  let workbench: Workbench;
  let form: AlarmForm;
  let tree: Tree;
  let headOffice = '';

  before(async () => {
    // The simulated clock is late, so that it can be advanced by the delay of log entries and queries.
    simulator = createSimulator({ scenario: 'quiet', speed: 1, startMs: Date.now() - 3_600_000 });
    [headOffice = ''] = await endpointIds(simulator);
    served = await serve(simulator, 0);
    const scope = simulatedScope(served.url, { 'clientVPNWatch.refreshInterval': 3600 });
    workbench = await Workbench.open(scope);
    form = new AlarmForm(workbench);
    await workbench.openContainer('Client VPN');
    tree = workbench.tree('Endpoints');
    await tree.row(/Head office/).waitFor();
  });
  after(async () => {
    await workbench.close();
    await served.close();
    simulator.dispose();
  });

  /** Opens the form and waits for the role of the template. */
  async function waitForRole(): Promise<void> {
    await form.openOn('Head office');
    await form.method('Every connection, by name');
    await form.choose(roleLabel, 'Let an administrator create it');
    await form.type('Name of the new role', roleName);
    await form.says(/It does not exist yet\.$/);
  }

  it('shows the template, and another role can be chosen instead of waiting', async () => {
    await waitForRole();
    const text = await form.field('CloudFormation template').inputValue();
    assert.match(text, new RegExp(`"RoleName": "${roleName}"`));
    await form.choose(roleLabel, 'Create a role with the least permissions');
    await form.field('CloudFormation template').waitFor({ state: 'detached' });
    await workbench.runCommand('View: Close Editor');
    await form.closed();
  });

  it('goes on by itself when the role is there', async () => {
    await waitForRole();
    await deploy(simulator);
    await form.content.getByText(/^Waiting for the role/).waitFor({ state: 'detached' });
  });

  for (const [language, sentence, suffix] of [
    ['English', /alice connected to Head office/, 'en'],
    ['Japanese', /alice.*Head office.*接続/, 'ja'],
  ] as const) {
    it(`names the user in ${language}`, async () => {
      if (suffix === 'ja') {
        await form.openOn('Head office');
        await form.choose(roleLabel, roleName);
      }
      await form.choose('Text of the notification', `Plain-language notification in ${language}`);
      await form.type('Email addresses, phone numbers or https URLs', address);
      await form.type('Name of the new topic', `vpn-${suffix}`);
      await form.type('Alarm name', `client-vpn-watch-${suffix}`);
      await form.create();
      await form.closed();
      await tree.row(new RegExp(`-${suffix}.*every connection, by name$`)).waitFor();
      const topicArn = `arn:aws:sns:${account.region}:${account.accountId}:vpn-${suffix}`;
      simulator.trial.confirm(topicArn, address);
      simulator.trial.connect({ endpointId: headOffice, username: 'alice', commonName: 'alice' });
      simulator.trial.advance(240);
      const bodies = simulator.trial.outbox().map(({ body }) => body);
      assert(
        bodies.some((body) => sentence.test(body)),
        bodies.join('\n---\n'),
      );
    });
  }
});
