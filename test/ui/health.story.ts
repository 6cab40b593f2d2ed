/** The health check finds, shows and fixes a broken alarm. A delivery test ends with a yes or a no. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { serve, type Served } from '../../src/simulator/serve';
import { json } from '../simulator/wireClient';
import { eventually } from './driver/eventually';
import { officeInTheMorning, simulatedScope } from './driver/simulatedAccount';
import type { Tree } from './driver/tree';
import { Webview } from './driver/webview';
import { Workbench } from './driver/workbench';

const alarm = 'tokyo-office-vpn-connections';
const off = 'operations-vpn-connections';

describe('the health check', () => {
  let workbench: Workbench;
  let tree: Tree;
  before(async () => {
    workbench = await Workbench.open();
    tree = await workbench.openOffice();
  });
  after(() => workbench.close());

  it('lists what it finds, the worst first', async () => {
    await workbench.runCommand('Client VPN: Check Alarms…');
    const { content } = new Webview(workbench.page);
    const cards = content.locator('.health .card');
    await eventually(async () => {
      const [worst, ...others] = await cards.allInnerTexts();
      assert.match(worst ?? '', new RegExp(`1 alarm · Actions disabled[^]*${off}`));
      const rest = others.join('\n');
      assert.match(rest, /Pending subscriptions[^]*on-call@example\.com/);
      assert.match(rest, /No alarm\n[^]*Partner access \(SAML\)/);
    });
  });

  it('opens no page in the browser while the trial runs, and says where AWS explains it', async () => {
    const { content } = new Webview(workbench.page);
    await content
      .getByRole('link', { name: /^Read the AWS Documentation: 1 alarm · Actions disabled/ })
      .click();
    const said = 'The trial opens nothing outside of the editor.';
    assert.match(
      await workbench.notifications.text(said),
      /AWS explains this at https:\/\/docs\.aws\.amazon\.com\//,
    );
    await workbench.notifications.dismiss(said);
  });

  it('shows why, and repairs it: what was found is gone', async () => {
    const { content } = new Webview(workbench.page);
    const card = content.getByRole('region', { name: '1 alarm · Actions disabled' });
    await card.getByText('It is evaluated, but notifies nobody.').waitFor();
    await card.getByRole('button', { name: `Enable Alarm Actions ${off}` }).click();
    await workbench.notifications.text(`The actions of ${off} were enabled.`);
    await card.waitFor({ state: 'hidden' });
    await tree.row(/Operations.*2 connected · Counts only$/).waitFor();
    await workbench.notifications.clear();
  });

  it('shows the chain of an alarm on its card', async () => {
    await tree.choose(alarm, 'Replay', 'How Often Would This Have Fired?…');
    const { content } = new Webview(workbench.page);
    const card = content.getByRole('region', { name: alarm, exact: true });
    await card.getByText('Notifies 1 of 2 subscribers: it-team@example.com').waitFor();
    await card.getByRole('button', { name: /^Topic: works\./ }).waitFor();
    await card.getByRole('button', { name: /^Subscriber: broken\. Not confirmed/ }).waitFor();
  });

  it('proves by a delivery test that the mail arrives: the reader says so, for each subscriber', async () => {
    const { dialog } = workbench;
    const { content } = new Webview(workbench.page);
    const card = content.getByRole('region', { name: alarm, exact: true });
    await card.getByRole('button', { name: 'Test Delivery…' }).click();
    const question = await dialog.text(`Test the delivery of ${alarm}?`);
    assert.match(question, /will be notified: it-team@example\.com/);
    assert.match(question, /cloudwatch:SetAlarmState/);
    await dialog.press('Send Test');
    await card.getByText('CloudWatch has sent the message to vpn-alerts.').waitFor();
    const notYet = card.getByRole('button', { name: 'Not Yet' });
    await notYet.and(content.locator(':focus')).waitFor();
    await card.getByText('Not proven for it-team@example.com').waitFor();
    await card.getByRole('button', { name: 'It Arrived' }).click();
    await card
      .getByText('Delivered to it-team@example.com; not to on-call@example.com: not confirmed.')
      .waitFor();
  });

  it('confirms the subscriber who is missing, and the card shows it', async () => {
    const { content } = new Webview(workbench.page);
    const card = content.getByRole('region', { name: alarm, exact: true });
    await card.getByRole('button', { name: 'Confirm Subscription' }).click();
    await card.getByText(/^Notifies .*on-call@example\.com/).waitFor();
    await card.getByRole('button', { name: /^Subscriber: broken/ }).waitFor({ state: 'hidden' });
  });
});

/** The office as an account with an address of its own, whose alarm somebody has set to five minutes. */
async function officeWithBrokenAlarm(): Promise<Served> {
  const simulator = officeInTheMorning();
  const { body } = await json(simulator, 'DescribeAlarms', { AlarmNames: [alarm] });
  const answer = JSON.parse(body) as { MetricAlarms: Record<string, unknown>[] };
  const { Metrics, ...rest } = answer.MetricAlarms[0] ?? assert.fail();
  const slower = JSON.parse(
    JSON.stringify(Metrics).replace('"Period":60', '"Period":300'),
  ) as unknown;
  const names = [
    'AlarmName',
    'AlarmActions',
    'EvaluationPeriods',
    'DatapointsToAlarm',
    'Threshold',
  ];
  const all = [...names, 'ComparisonOperator', 'TreatMissingData', 'ActionsEnabled'];
  const put = Object.fromEntries(all.map((name) => [name, rest[name]]));
  assert.equal((await json(simulator, 'PutMetricAlarm', { ...put, Metrics: slower })).status, 200);
  return serve(simulator, 0);
}

describe('an alarm that is set up wrongly', () => {
  let account: Served;
  let workbench: Workbench;
  before(async () => {
    account = await officeWithBrokenAlarm();
    workbench = await Workbench.open(simulatedScope(account.url));
  });
  after(async () => {
    await workbench.close();
    await account.close();
  });

  it('says so on its row, shows what would change, is repaired, and says so no more', async () => {
    const { dialog } = workbench;
    await workbench.openContainer('Client VPN');
    const tree = workbench.tree('Endpoints');
    await tree.row(new RegExp(`${alarm}.*period 5 .*1 finding`)).waitFor();
    await tree.choose(alarm, 'Check Alarms…');
    const { content } = new Webview(workbench.page);
    const card = content.getByRole('region', { name: alarm, exact: true });
    const problem = card.getByRole('listitem').filter({ hasText: 'Consecutive rises' });
    await problem.getByText(`Alarm ${alarm}: Consecutive rises send only one email.`).waitFor();
    await problem.getByRole('button', { name: 'Fix the Alarm…' }).click();
    const question = await dialog.text(`Fix the alarm ${alarm}?`);
    assert.match(question, /are sent unchanged/);
    await workbench.editor.text('"Period": 60');
    await dialog.press('Fix the Alarm');
    await workbench.notifications.text(`The alarm ${alarm} was fixed.`);
    await tree.row(new RegExp(`${alarm}.*period 1 min$`)).waitFor();
  });
});
