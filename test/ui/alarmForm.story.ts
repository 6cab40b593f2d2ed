/** The alarm form's other ways: leaving it, coming back, endpoints and names that are taken, texts that cannot be. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { AlarmForm } from './driver/alarmForm';
import { eventually } from './driver/eventually';
import type { Tree } from './driver/tree';
import { Workbench } from './driver/workbench';

const endpoint = 'Partner access (SAML)';
const addresses = 'Email addresses, phone numbers or https URLs';
const topicName = 'Name of the new topic';
const rise = 'Rise of the connection count';
const ownMail = "CloudWatch's own email";
const email = 'alice@example.com';

describe('the alarm form', () => {
  let workbench: Workbench;
  let form: AlarmForm;
  let tree: Tree;
  before(async () => {
    workbench = await Workbench.open();
    form = new AlarmForm(workbench);
    tree = await workbench.openOffice();
  });
  after(() => workbench.close());

  /** Closes the editor that shows. */
  async function close(): Promise<void> {
    await workbench.runCommand('View: Close Editor');
    await form.closed();
  }

  it('asks for the endpoint when it is opened from the palette', async () => {
    await workbench.runCommand('Client VPN: Create Connection Alarm…');
    await form.title('Create Connection Alarm');
    const option = form.field('Client VPN endpoint').locator('option', { hasText: endpoint });
    await form.choose('Client VPN endpoint', await option.innerText());
    await form.title(`Connection Alarm for ${endpoint}`);
    await close();
  });

  it('leaves nothing behind when it is closed', async () => {
    await form.openOn(endpoint);
    await form.method(rise);
    await form.type(addresses, email);
    await form.callsAre('CreateTopic', 'PutRule', 'PutTargets', 'Subscribe', 'PutMetricAlarm');
    await close();
    await workbench.runCommand('Client VPN: Refresh');
    await tree.row(/Partner access \(SAML\).*No alarm/).waitFor();
  });

  it('keeps what was typed while it is hidden and over a reload of the window', async () => {
    await form.openOn(endpoint);
    await form.type(addresses, email);
    await form.type(topicName, 'left-behind');
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.runCommand('View: Close Editor');
    await form.valueIs(addresses, email);
    await workbench.reload();
    tree = await workbench.openOffice();
    await form.valueIs(addresses, email);
    await form.valueIs(topicName, 'left-behind');
    await close();
  });

  it('draws what the alarm would have done, and again for another method', async () => {
    await form.openOn('Tokyo office');
    await form.content.getByRole('img', { name: / notified, in \d+ notifications\.$/ }).waitFor();
    await form.method(rise);
    const first = await form.content.locator('.headline').innerText();
    await form.type('New connections at once', '2');
    await eventually(async () => {
      assert.notEqual(await form.content.locator('.headline').innerText(), first);
    });
    await close();
  });

  it('refuses texts that cannot be, each with its sentence, and leads to them', async () => {
    await form.openOn(endpoint);
    for (const [label, text, why] of [
      [topicName, '', 'Enter a name for the topic.'],
      [topicName, 'two words', 'A topic name consists of letters'],
      [topicName, 'alerts.fifo', 'A FIFO topic cannot send email'],
      [topicName, 'vpn-alerts', 'A topic with this name already exists.'],
      [topicName, 't'.repeat(257), 'A topic name has at most 256 characters; this one has 257.'],
      [addresses, 'alice', '"alice" is not an email address such as name@example.com.'],
      [addresses, 'alice@localhost', '"alice@localhost" is not an email address'],
      ['Alarm name', ' ', 'Enter a name for the alarm.'],
      ['Alarm name', 'a'.repeat(256), 'An alarm name has at most 255 characters'],
    ] as const) {
      await form.type(label, text);
      await form.says(new RegExp(why.replaceAll(/[.?]/g, '\\$&')));
    }
    await form.type(addresses, '');
    await form.create();
    const summary = form.content.getByRole('alert');
    await summary.getByRole('button', { name: 'Enter an email address, a phone' }).click();
    await form.content.locator('textarea:focus').waitFor();
    await form.type('Alarm name', 'elsewhere');
    await form.says(/does not start with "client-vpn-watch-"/);
    await close();
    await tree.row(/Partner access \(SAML\).*No alarm/).waitFor();
  });

  it('never overwrites an alarm whose name is typed', async () => {
    await form.openOn(endpoint);
    await form.method(rise);
    await form.type(addresses, email);
    await form.type('Alarm name', 'operations-vpn-connections');
    await form.says(/An alarm named operations-vpn-connections already exists and watches cvpn-/);
    await form.create();
    await form.content.getByRole('alert').waitFor();
    await form.content.getByRole('button', { name: 'Show operations-vpn-connections' }).click();
    const row = tree.row('operations-vpn-connections');
    await row.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
    await close();
    await tree.row(/Partner access \(SAML\).*No alarm/).waitFor();
  });

  it('says that an endpoint has an alarm, and shows what replacing it overwrites', async () => {
    await form.openOn('Tokyo office');
    await form.says(/already has the connection alarm tokyo-office-vpn-connections/);
    await form.content.getByRole('button', { name: 'Replace', exact: true }).click();
    await form.choose('Text of the notification', ownMail);
    await form.choose('SNS topic', 'vpn-alerts');
    await form.callsAre('PutMetricAlarm');
    const text = await form.calls();
    assert(text.includes('Overwrite the alarm tokyo-office-vpn-connections'), text);
    await form.create('Replace the Alarm');
    await form.closed();
    await workbench.notifications.text('The alarm tokyo-office-vpn-connections is set up.');
    await tree.row(/vpn-alerts.*1 confirmed · 1 pending confirmation/).waitFor();
  });

  it('makes a second alarm when that is wanted', async () => {
    await form.openOn('Tokyo office');
    await form.method(rise);
    await form.choose('Text of the notification', ownMail);
    await form.choose('SNS topic', 'vpn-alerts');
    await form.create();
    await form.closed();
    const row = tree.row(/tokyo-office.*rise ≥ 1/);
    await row.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
    await tree.row('tokyo-office-vpn-connections').waitFor();
  });

  it('needs no mouse, and counts connections in the log', async () => {
    await form.openOn(endpoint);
    await form.content.getByRole('radio', { name: /^Every connection, by name/ }).focus();
    const { keyboard } = workbench.page;
    await keyboard.press('ArrowDown');
    await form.content.getByRole('radio', { name: /counted/, checked: true }).waitFor();
    await form.field('SNS topic').focus();
    await keyboard.type('vpn-a');
    await form.says(/Notifies it-team@example\.com/);
    await form.callsAre(
      ...['SetTopicAttributes', 'PutRule', 'PutTargets', 'PutMetricFilter', 'PutMetricAlarm'],
    );
    const text = await form.calls();
    assert(text.includes('Tested by CloudWatch Logs with the latest'), text);
    await form.content.getByRole('button', { name: 'Create Alarm' }).focus();
    await keyboard.press('Enter');
    await form.closed();
    await tree.row(/partner-access-saml-counted.*every connection, counted/).waitFor();
  });
});
