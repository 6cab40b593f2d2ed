/**
 * The trial as a guided story: from nothing to an alarm that fires, its email, and a connection that another
 * alarm missed, by the hints alone. Counts what the user does; the README's recording is made on the way.
 */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { AlarmForm } from './driver/alarmForm';
import { eventually } from './driver/eventually';
import { Recording } from './driver/recording';
import { inSequence } from './driver/sequence';
import { Workbench } from './driver/workbench';

const email = 'me@example.com';

describe('the trial as a guided story', () => {
  inSequence();
  let workbench: Workbench;
  let recording: Recording;
  /** What the user has done for the first alarm, and then for its first email. */
  let actions = 0;
  before(async () => {
    workbench = await Workbench.open({
      machineSettings: {},
      settings: {
        'workbench.colorTheme': 'Dark Modern',
        'window.commandCenter': false,
        'breadcrumbs.enabled': false,
      },
      simulation: { scenario: 'company', start: '2026-11-25T10:20:00+09:00', speed: 30 },
    });
    await workbench.page.setViewportSize({ width: 1160, height: 680 });
    await workbench.openContainer('Client VPN');
    await workbench.setSideBarWidth(430);
    recording = new Recording(workbench.page);
  });
  after(() => workbench.close());

  const hint = (text: string) => workbench.tree('Endpoints').row(new RegExp(`^Next: .*${text}`));
  const tabs = () => workbench.page.locator('.tabs-container .tab').count();

  it('starts on a weekday morning, with an endpoint that nobody watches', async () => {
    const tree = workbench.tree('Endpoints');
    await tree.welcome().getByRole('button', { name: 'Start Trial', exact: true }).click();
    actions++;
    await tree.row(/Tokyo office.*\d+ connected/).waitFor();
    await tree.row(/Partner access.*No alarm/).waitFor();
    await hint('Nobody is notified when a user connects to Partner access').waitFor();
    await recording.frame(3);
  });

  it('leads to a new alarm, for which only an address must be typed', async () => {
    await hint('Create an alarm').click();
    actions++;
    const form = new AlarmForm(workbench);
    await form.title('Connection Alarm for Partner access');
    await form.type('Email addresses, phone numbers or https URLs', email);
    actions++;
    await recording.frame(3);
    await form.create();
    actions++;
    await form.closed();
    await hint(`${email} must confirm the subscription`).waitFor();
    await workbench.notifications.clear();
    assert(actions <= 6, `${actions} actions from nothing to the first alarm`);
    actions = 0;
    await recording.frame(3);
  });

  it('leads to the email that asks for a confirmation', async () => {
    const { content } = workbench.webview();
    const mail = content.getByRole('heading', { name: 'Subscription Confirmation' });
    await eventually(async () => {
      // The rows may move down under the pointer: the new subscription becomes a row.
      await hint('must confirm').click();
      await mail.waitFor({ timeout: 5000 });
    });
    actions++;
    await recording.frame(2.5);
    await content
      .getByRole('article')
      .getByRole('button', { name: 'Confirm Subscription', exact: true })
      .click();
    actions++;
    await content.getByText('The subscription is confirmed.').waitFor();
    await content.getByText('Next: Let a user connect to Partner access').waitFor();
    await recording.frame(2);
  });

  it('leads to a user who connects, and shows the first email when it arrives', async () => {
    const { content } = workbench.webview();
    await content.getByRole('button', { name: 'Connect a User', exact: true }).click();
    actions++;
    await workbench
      .tree('Endpoints')
      .row(/alice.*since/)
      .waitFor();
    await recording.frame(2);
    const row = content
      .getByRole('option')
      .filter({ hasText: email, hasNotText: 'Subscription Confirmation' })
      .first();
    await row.waitFor({ timeout: 60_000 });
    assert(actions <= 3, `${actions} actions from the alarm to its first email`);
    await row.click();
    await content.getByRole('article').getByText(email).first().waitFor();
    await recording.frame(3);
  });

  it('leads to a connection that another alarm missed', async () => {
    const { content } = workbench.webview();
    const next = content.getByText(/^Next: .* and its alarm did not notice/);
    await next.waitFor();
    assert.match(
      await next.innerText(),
      /At .*, monitor.* was connected to Tokyo office for \d min/,
    );
    await content.getByRole('button', { name: 'Show Missed Connections', exact: true }).click();
    await workbench.editor.tab('Tokyo office').waitFor();
    await eventually(async () => {
      assert((await tabs()) <= 2, `${await tabs()} editor tabs after the whole story`);
    });
    await workbench
      .webview()
      .content.getByText(/\d+ of \d+/)
      .first()
      .waitFor();
    // The story has ended, and with it the hints.
    await workbench
      .tree('Endpoints')
      .row(/^Next: /)
      .waitFor({ state: 'hidden' });
    await recording.frame(4);
    await recording.save('trial');
  });

  it('asks before it is stopped, and is gone then', async () => {
    await workbench.runCommand('Client VPN: Stop Trial');
    await workbench.dialog.text('Stop the trial?');
    await workbench.dialog.press('Cancel');
    await workbench
      .tree('Endpoints')
      .row(/Partner access/)
      .waitFor();
    await workbench.runCommand('Client VPN: Stop Trial');
    await workbench.dialog.press('Stop Trial');
    const welcome = workbench.tree('Endpoints').welcome();
    await welcome.getByRole('button', { name: 'Start Trial', exact: true }).waitFor();
    // No page of the simulated account is left.
    await workbench.editor.tab('Tokyo office').waitFor({ state: 'detached' });
  });
});
