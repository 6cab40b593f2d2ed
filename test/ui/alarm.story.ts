/** What is done with the rows of the tree: tests, switches, deletion, copying, and the menus that offer it. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { eventually } from './driver/eventually';
import type { Tree } from './driver/tree';
import { readMail } from './driver/mail';
import { Workbench } from './driver/workbench';

const alarm = 'tokyo-office-vpn-connections';
/** The row of the topic; the row at the top for the pending subscription names the topic too. */
const topic = /^vpn-alerts/;

describe('rows of the tree', () => {
  let workbench: Workbench;
  let tree: Tree;
  before(async () => {
    workbench = await Workbench.open();
    tree = await workbench.openOffice();
    await tree.expand(alarm);
  });
  after(() => workbench.close());

  const menus: readonly (readonly [
    kind: string,
    row: string | RegExp,
    entries: readonly string[],
  ])[] = [
    [
      'an endpoint',
      'Tokyo office',
      [
        'Show Chart',
        'Show Connections',
        'What Did the Alarm Miss?…',
        'Check Alarms…',
        'Create Connection Alarm…',
        'Organize',
        'Copy',
        'Trial: Connect a Client',
      ],
    ],
    [
      'an alarm',
      alarm,
      [
        'Check Alarms…',
        'Replay',
        'Test',
        'Plain-Language Notification…',
        'Upgrade Alarm…',
        'Disable Alarm Actions',
        'Copy',
        'Delete Alarm…',
      ],
    ],
    [
      'an alarm whose actions are off',
      'operations-vpn-connections',
      [
        'Check Alarms…',
        'Replay',
        'Test',
        'Plain-Language Notification…',
        'Upgrade Alarm…',
        'Enable Alarm Actions',
        'Copy',
        'Delete Alarm…',
      ],
    ],
    [
      'a topic',
      topic,
      ['Check Alarms…', 'Subscribe…', 'Allow CloudWatch Alarms to Publish to Topic…', 'Copy'],
    ],
    ['a confirmed subscription', 'it-team@example.com', ['Copy']],
    [
      'a pending subscription',
      'on-call@example.com',
      ['Send Confirmation Again', 'Copy', 'Trial: Confirm Subscription'],
    ],
    [
      'a connection',
      'm.ikeda',
      [
        'Mute User',
        'Copy',
        'End Connection…',
        'End All Connections of This User…',
        'Trial: Disconnect a Client…',
      ],
    ],
  ];
  for (const [kind, row, entries] of menus) {
    it(`offers what can be done with ${kind}, and nothing else`, async () => {
      await tree.openMenu(row);
      const found = await workbench.contextMenu.entries();
      await workbench.contextMenu.close();
      assert.deepEqual(found, entries);
    });
  }

  const ids: readonly (readonly [row: string | RegExp, entry: string, copied: RegExp])[] = [
    ['Tokyo office', 'Copy ID', /^cvpn-endpoint-[0-9a-f]{17}$/],
    [
      'Tokyo office',
      'Copy ARN',
      /^arn:aws:ec2:ap-northeast-1:123456789012:client-vpn-endpoint\/cvpn-endpoint-[0-9a-f]{17}$/,
    ],
    [alarm, 'Copy ID', /^tokyo-office-vpn-connections$/],
    [alarm, 'Copy ARN', /^arn:aws:cloudwatch:.*:alarm:tokyo-office-vpn-connections$/],
    ['Tokyo office', 'Copy Name', /^Tokyo office$/],
    [topic, 'Copy ARN', /^arn:aws:sns:ap-northeast-1:123456789012:vpn-alerts$/],
    ['it-team@example.com', 'Copy Address', /^it-team@example\.com$/],
    ['m.ikeda', 'Copy ID', /^cvpn-connection-[0-9a-f]{17}$/],
    ['m.ikeda', 'Copy Name', /^m\.ikeda$/],
    ['m.ikeda', 'Copy Address', /^[\d.]+$/],
  ];
  for (const [row, entry, copied] of ids) {
    it(`copies with "${entry}" what AWS calls ${String(row)}`, async () => {
      await tree.choose(row, 'Copy', entry);
      await workbench.clipboardIs(copied);
    });
  }

  it('opens the chart from the icon of an endpoint', async () => {
    await tree.clickAction('Tokyo office', 'Show Chart');
    const { content } = workbench.webview();
    await content.getByRole('heading', { name: 'Tokyo office' }).waitFor();
  });

  it('subscribes an address from the icon of a topic, once', async () => {
    const { quickInput, notifications } = workbench;
    await tree.clickAction(topic, 'Subscribe…');
    await quickInput.step('Subscribe to vpn-alerts');
    await quickInput.enter('bob@example.com');
    await notifications.text('bob@example.com must confirm within two days');
    await tree.row(/vpn-alerts.*1 confirmed · 2 pending confirmation/).waitFor();
    await tree.choose(topic, 'Subscribe…');
    await quickInput.enter('bob@example.com');
    await notifications.text('bob@example.com is already subscribed but has not confirmed');
    await eventually(async () => {
      const bobs = (await tree.read()).filter(
        ({ level, text }) => level > 1 && text.startsWith('bob@'),
      );
      assert.equal(bobs.length, 1);
    });
  });

  it('mutes an endpoint, says so in its row, and offers to end that', async () => {
    await tree.choose('Tokyo office', 'Organize', 'Mute Endpoint Notifications');
    await tree.row(/Tokyo office.*0 connected · Counts only · muted/).waitFor();
    await tree.choose('Tokyo office', 'Organize', 'Unmute Endpoint Notifications');
    await tree.row(/Tokyo office.*0 connected · Counts only$/).waitFor();
  });

  it('says who would be notified by a test, and sends nothing when asked not to', async () => {
    await tree.clickAction(alarm, 'Send Test Notification…');
    const text = await workbench.dialog.text(`Send a test notification through ${alarm}?`);
    assert.match(text, /the topic vpn-alerts will be notified: it-team@example\.com\./);
    assert.match(text, /This is a test\./);
    await workbench.dialog.press('Cancel');
    await tree.row(new RegExp(`${alarm}OK since`)).waitFor();
  });

  it('sends the test: the mail says that it is one', async () => {
    await tree.choose(alarm, 'Test', 'Send Test Notification…');
    await workbench.dialog.press('Send Test');
    await workbench.notifications.text(`Tokyo office: a test put the alarm ${alarm} into ALARM`);
    const text = await readMail(workbench, 'ALARM: "tokyo-office-vpn-connections"');
    assert.match(text, /To\s+it-team@example\.com/);
    assert.match(text, /This is a test\./);
    await tree.row(new RegExp(`${alarm}OK since`)).waitFor();
  });

  it('turns the actions of an alarm off and on, and shows it', async () => {
    await tree.choose(alarm, 'Disable Alarm Actions');
    await tree.row(/Tokyo office.*0 connected · Nobody is notified · actions off/).waitFor();
    await tree.row(new RegExp(`${alarm}.*actions off`)).waitFor();
    await tree.clickAction(alarm, 'Enable Alarm Actions');
    await tree.row(/Tokyo office.*0 connected · Counts only$/).waitFor();
  });

  it('says what stays when an alarm is deleted, and keeps it on request', async () => {
    await tree.choose(alarm, 'Delete Alarm…');
    const text = await workbench.dialog.text(`Delete the alarm ${alarm}?`);
    assert.match(text, /can undo this, except for its tags and its history\./);
    assert.match(text, /The topic vpn-alerts stays, with its subscriptions: it-team@example\.com/);
    await workbench.dialog.press('Cancel');
    await tree.row(alarm).waitFor();
  });

  it('deletes it: the endpoint has none any more', async () => {
    await tree.choose(alarm, 'Delete Alarm…');
    await workbench.dialog.press('Delete Alarm');
    await workbench.notifications.text(`The alarm ${alarm} was deleted.`);
    await tree.row(alarm).waitFor({ state: 'detached' });
    await tree.row(/Tokyo office.*0 connected · No alarm/).waitFor();
  });

  it('disconnects a client', async () => {
    await tree.choose('m.ikeda', 'Trial: Disconnect a Client…');
    await tree.row('m.ikeda').waitFor({ state: 'detached' });
    await tree.row(/Operations.*1 connected/).waitFor();
  });
});
