/** The main story: creates an alarm and its topic, connects clients; the alarm notifies, the chart shows it. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { AlarmForm } from './driver/alarmForm';
import { eventually } from './driver/eventually';
import { inSequence } from './driver/sequence';
import { readMail } from './driver/mail';
import { Workbench } from './driver/workbench';

const endpoint = 'Partner access (SAML)';
const email = 'alice@example.com';
const alarm = 'client-vpn-watch-partner-access-saml';

describe('from no alarm to a mail and a rise in the chart', () => {
  inSequence();
  let workbench: Workbench;
  let form: AlarmForm;
  before(async () => {
    workbench = await Workbench.open();
    form = new AlarmForm(workbench);
  });
  after(() => workbench.close());

  it('shows three endpoints as soon as the view is opened', async () => {
    const tree = await workbench.openOffice();
    await eventually(async () => {
      const top = (await tree.read()).filter(({ level }) => level === 1);
      // Rows above them say what is pending, and what to try next.
      assert.equal(top.filter(({ text }) => / \d connected/.test(text)).length, 3);
    });
    await workbench.statusBar.item('status').filter({ hasText: '2' }).waitFor();
    assert.equal(await workbench.statusBar.warns('status'), false);
  });

  it('suggests everything but the address, and a name that an IAM policy can be narrowed to', async () => {
    await form.openOn(endpoint);
    await form.method('Rise of the connection count');
    await form.choose('Text of the notification', "CloudWatch's own email");
    await form.valueIs('Name of the new topic', 'client-vpn-watch');
    await form.type('Name of the new topic', 'partner-alerts');
    await form.type('Email addresses, phone numbers or https URLs', email);
    await form.valueIs('Alarm name', alarm);
  });

  it('shows the exact calls before any is sent', async () => {
    await form.callsAre('CreateTopic', 'Subscribe', 'PutMetricAlarm');
    const text = await form.calls();
    for (const part of [
      'These calls will be sent in this order, to account 123456789012 in ap-northeast-1.',
      '"Name": "partner-alerts"',
      `"Endpoint": "${email}"`,
      `"AlarmName": "${alarm}"`,
    ])
      assert(text.includes(part), `${part} is missing in:\n${text}`);
  });

  it('shows what the alarm cannot do, and costs', async () => {
    await form.says('The email does not say who connected.');
    await form.says(/^Monthly cost: \$0\.10 a month$/);
  });

  it('creates both and selects the alarm, whose topic nobody has confirmed', async () => {
    await form.create();
    await form.closed();
    const tree = workbench.tree('Endpoints');
    await tree.row(/partner-alerts.*1 pending confirmation/).waitFor();
    await tree.row(/alice@example\.com.*email · pending confirmation/).waitFor();
    await eventually(async () => {
      const selected = (await tree.read()).find((row) => row.selected);
      assert.match(selected?.accessibleLabel ?? '', new RegExp(`^Alarm ${alarm}, state `));
      assert.match(selected?.text ?? '', /^…partner-access-saml (OK|INSUFFICIENT DATA) since /);
      assert.equal(selected?.expanded, true);
    });
    await workbench.notifications.text(`${email} must confirm within two days`);
  });

  it('shows the subscription confirmed once the link is followed', async () => {
    const tree = workbench.tree('Endpoints');
    await tree.choose(email, 'Trial: Confirm Subscription');
    await tree.row(/partner-alerts.*1 confirmed/).waitFor();
    await tree.row(/alice@example\.com.*email · confirmed/).waitFor();
    await tree.row(/Partner access \(SAML\).*0 connected · Counts only/).waitFor();
  });

  it('shows who connects', async () => {
    await workbench.tree('Endpoints').choose(endpoint, 'Trial: Connect a Client');
    await workbench.quickInput.message('User name of the client');
    await workbench.quickInput.enter('carol@partner.example');
    await workbench
      .tree('Endpoints')
      .row(/carol@partner\.example.*since .*10\.30\./)
      .waitFor();
    await workbench
      .tree('Endpoints')
      .row(/Partner access \(SAML\).*1 connected/)
      .waitFor();
    await workbench.statusBar.item('status').filter({ hasText: '3' }).waitFor();
  });

  it('notifies in the editor that the alarm fired', async () => {
    await workbench.notifications.press(
      'carol@partner.example is connected',
      'Advance Five Minutes',
    );
    const text = await workbench.notifications.text(`${endpoint}: the alarm`);
    assert(text.startsWith(`${endpoint}: the alarm ${alarm} fired at `), text);
    assert.match(text, /, carol@partner\.example connected at /);
    const bar = workbench.statusBar.item('status').filter({ hasText: endpoint });
    await bar.and(workbench.page.locator('.warning-kind')).waitFor();
    const tooltip = await workbench.statusBar.tooltip('status', '3 connected');
    assert(tooltip.includes(`${endpoint}: alarm ${alarm}`), tooltip);
  });

  it('opens the chart from the notification, and the chart shows the rise', async () => {
    await workbench.notifications.press(`${endpoint}: the alarm`, 'Show');
    const { content } = workbench.webview();
    await content.getByRole('heading', { name: endpoint }).waitFor();
    await content.getByRole('button', { name: 'Table' }).click();
    const row = (cells: RegExp) => content.getByRole('row', { name: cells }).first();
    await row(/ 1 \+1( |$)/).waitFor();
    await row(new RegExp(` ${alarm}$`)).waitFor();
    await content.getByText(/latest 1 .* alarm fired once/).waitFor();
  });

  it('has sent the mail', async () => {
    const text = await readMail(workbench, `ALARM: "${alarm}" in Asia Pacific (Tokyo)`);
    assert(text.includes(email), text);
  });

  it('reveals the endpoint from the status bar, which is calm again when all is over', async () => {
    const tree = workbench.tree('Endpoints');
    await tree.select('Operations');
    await workbench.statusBar.click('status');
    const row = tree.row(/^Partner access/);
    await row.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
    await tree.row(/Partner access \(SAML\).*1 connected · Counts only/).waitFor();
    const calm = workbench.page.locator(':not(.warning-kind)');
    await workbench.statusBar.item('status').and(calm).waitFor();
  });
});
