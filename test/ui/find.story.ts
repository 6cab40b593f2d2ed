/** Finding one's endpoints, and choosing which scopes a workspace shows, with profiles of a simulated AWS. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { eventually } from './driver/eventually';
import { inSequence } from './driver/sequence';
import { simulatedProfile } from './driver/simulatedAccount';
import { Workbench } from './driver/workbench';

/** Two profiles of one account, and one whose sign-in has ended. */
const config = (
  url: string,
): string => `${simulatedProfile('office', url, 'region = ap-northeast-1')}
${simulatedProfile('audit', url)}
[profile old]
region = eu-west-1
sso_session = main
sso_account_id = 123456789012
sso_role_name = viewer
[sso-session main]
sso_start_url = https://x.awsapps.com/start
sso_region = eu-west-1
`;

describe('a person who looks for their endpoints', () => {
  inSequence();
  let simulator: Simulator;
  let served: Served;
  let workbench: Workbench;
  before(async () => {
    simulator = createSimulator({ speed: 0 });
    served = await serve(simulator, 0);
    workbench = await Workbench.open({ machineSettings: {}, awsConfig: config(served.url) });
    await workbench.openContainer('Client VPN');
  });
  after(async () => {
    await workbench.close();
    await served.close();
    simulator.dispose();
  });

  const endpoints = () => workbench.tree('Endpoints');

  it('finds them with all profiles, each account once, and sees what was skipped', async () => {
    const { quickInput, editor } = workbench;
    await endpoints().welcome().getByRole('button', { name: 'Find My Endpoints…' }).click();
    await quickInput.prompt('Profiles of the shared AWS config');
    await quickInput.itemsAre([
      'office keys · ap-northeast-1',
      'audit keys',
      'old sso · eu-west-1',
      'Default credential chain environment variables, default profile, container or instance role',
    ]);
    await quickInput.accept();
    await quickInput.prompt('Not searched: regions not enabled: 3, other reasons: 1');
    const place = 'account 123456789012 · endpoints: 3';
    await quickInput.itemsAre([
      `office · ap-northeast-1 ${place}`,
      `audit · ap-northeast-1 ${place} Shows the same endpoints as office · ap-northeast-1.`,
    ]);
    const report = await editor.text('Not searched');
    assert.match(report, /The profile old is not signed in\. Sign in with: aws sso login/);
    assert.match(report, /The account has not enabled af-south-1, eu-south-1, me-south-1\./);
  });

  it('has what they accept in the view', async () => {
    const { quickInput, notifications } = workbench;
    await quickInput.check('audit · ap-northeast-1');
    await quickInput.accept();
    await notifications.text('Scopes added: 2');
    await endpoints()
      .row(/office.*ap-northeast-1 · account example-office \(123456789012\)/)
      .waitFor();
    await endpoints()
      .row(/audit.*ap-northeast-1 · account example-office \(123456789012\)/)
      .waitFor();
  });

  it('sees when there is nothing to add, and can read why', async () => {
    const { quickInput, notifications, editor } = workbench;
    await workbench.runCommand('Client VPN: Find My Endpoints…');
    await quickInput.prompt('Profiles of the shared AWS config');
    await quickInput.accept();
    const notified = 'All regions with endpoints are already chosen.';
    await notifications.press(notified, 'Show Report');
    assert.match(await editor.text('already chosen'), /office · ap-northeast-1 .* already chosen/);
  });

  it('chooses for a workspace which scopes it shows, and goes back to all', async () => {
    const { quickInput, page } = workbench;
    await workbench.runCommand('Client VPN: Choose Scopes for This Workspace…');
    await quickInput.uncheck('office · ap-northeast-1');
    await quickInput.accept();
    const notified = page.getByText('1 of 2 scopes in this workspace');
    await notified.first().waitFor();
    await endpoints().row('Tokyo office').waitFor();
    await eventually(async () => {
      assert(!(await endpoints().read()).some(({ level }) => level > 3));
    });

    await workbench.runCommand('Client VPN: Use All Scopes in This Workspace');
    await endpoints()
      .row(/office.*ap-northeast-1 · account/)
      .waitFor();
    await notified.first().waitFor({ state: 'hidden' });
  });
});
