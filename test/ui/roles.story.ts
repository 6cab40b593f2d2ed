/**
 * A log alarm whose role an administrator creates: the wizard waits for the role, and the mail names the
 * user who connects, in English and in Japanese.
 */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { roleTemplate } from '../../src/core/logAlarms/roleTemplate';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { endpointIds, query } from '../simulator/wireClient';
import type { QuickInput } from './driver/quickInput';
import { inSequence } from './driver/sequence';
import { simulatedScope } from './driver/simulatedAccount';
import type { Tree } from './driver/tree';
import { Workbench } from './driver/workbench';

const account = { accountId: '123456789012', region: 'ap-northeast-1' };
const role = { kind: 'query', logGroups: ['/client-vpn/head-office'] } as const;
const roleName = 'vpn-alarm-query';
const address = 'ops@example.com';

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
  const made = [
    await query(simulator, 'iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust }),
  ];
  for (const { PolicyName, PolicyDocument } of Policies) {
    const policy = { RoleName, PolicyName, PolicyDocument: JSON.stringify(PolicyDocument) };
    made.push(await query(simulator, 'iam', 'PutRolePolicy', policy));
  }
  for (const { status } of made) assert.equal(status, 200);
}

describe('a log alarm with a role by an administrator', () => {
  inSequence();
  let simulator: Simulator;
  let served: Served;
  let workbench: Workbench;
  let quickInput: QuickInput;
  let tree: Tree;
  let headOffice = '';

  before(async () => {
    // The world is late, so that it can be let go on for as long as log entries and queries take.
    simulator = createSimulator({ scenario: 'quiet', speed: 1, startMs: Date.now() - 3_600_000 });
    [headOffice = ''] = await endpointIds(simulator);
    served = await serve(simulator, 0);
    const scope = simulatedScope(served.url, { 'clientVpnWatch.refreshInterval': 3600 });
    workbench = await Workbench.open(scope);
    ({ quickInput } = workbench);
    await workbench.openContainer('Client VPN');
    tree = workbench.tree('Endpoints');
    await tree.row(/Head office/).waitFor();
  });
  after(async () => {
    await workbench.close();
    await served.close();
    simulator.dispose();
  });

  /** Answers the questions before the role. @param hasAlarm whether the endpoint has an alarm */
  async function openAtRole(hasAlarm = false): Promise<void> {
    await tree.choose('Head office', 'Create Connection Alarm…');
    if (hasAlarm) await quickInput.choose('Create another alarm anyway');
    await quickInput.prompt('How should connections to Head office be detected?');
    await quickInput.choose('Every connection, by name');
    await quickInput.prompt('What should the log alarm detect?');
    await quickInput.choose('Connections');
    await quickInput.prompt('IAM role with which CloudWatch Logs runs the query');
  }

  /** Waits for the role of the template. */
  async function waitForRole(): Promise<void> {
    await quickInput.choose('Let an administrator create it');
    await quickInput.prompt('Name of the role that the administrator creates');
    await quickInput.enter(roleName);
    await workbench.notifications.text('It does not exist yet.');
  }

  it('shows the template, and goes back when the person stops waiting', async () => {
    await openAtRole();
    await waitForRole();
    const text = await workbench.editor.text('"Type": "AWS::IAM::Role"');
    assert.match(text, new RegExp(`"RoleName": "${roleName}"`));
    await workbench.notifications.press('It does not exist yet.', 'Cancel');
    await quickInput.prompt('IAM role with which CloudWatch Logs runs the query');
    await quickInput.cancel();
    await workbench.editor.tab('log-alarm-role.template.json').waitFor({ state: 'detached' });
    await workbench.notifications.clear();
  });

  it('goes on by itself when the role is there', async () => {
    await openAtRole();
    await waitForRole();
    await deploy(simulator);
    await quickInput.prompt('Choose the text of the notification');
  });

  for (const [language, sentence, suffix] of [
    ['English', /alice connected to Head office/, 'en'],
    ['Japanese', /alice.*Head office.*接続/, 'ja'],
  ] as const) {
    it(`names the user in ${language}`, async () => {
      if (suffix === 'ja') {
        await openAtRole(true);
        await quickInput.choose(roleName);
        await quickInput.prompt('Choose the text of the notification');
      }
      await quickInput.choose(`Plain-language notification in ${language}`);
      await quickInput.prompt('Choose the SNS topic for the alarm to notify');
      await quickInput.choose('New topic with subscribers…');
      await quickInput.prompt('Name of the new topic');
      await quickInput.enter(`vpn-${suffix}`);
      await quickInput.prompt('Email addresses, phone numbers');
      await quickInput.enter(address);
      await quickInput.prompt('Alarm name');
      await quickInput.enter(`client-vpn-watch-${suffix}`);
      await quickInput.prompt('Nothing has been sent yet.');
      await quickInput.choose('Create');
      await tree
        .row(new RegExp(`client-vpn-watch-${suffix}.*every connection, by name$`))
        .waitFor();
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
