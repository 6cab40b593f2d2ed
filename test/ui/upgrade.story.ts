/** Upgrade Alarm…: a log alarm beside the old alarm, tested with a connection, then one of them. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { AlarmForm } from './driver/alarmForm';
import type { QuickInput } from './driver/quickInput';
import { inSequence } from './driver/sequence';
import type { Tree } from './driver/tree';
import { Workbench } from './driver/workbench';

const old = 'tokyo-office-vpn-connections';

describe('upgrading an alarm', () => {
  inSequence();
  let workbench: Workbench;
  let quickInput: QuickInput;
  let form: AlarmForm;
  let tree: Tree;
  before(async () => {
    workbench = await Workbench.open();
    ({ quickInput } = workbench);
    form = new AlarmForm(workbench);
    tree = await workbench.openOffice();
  });
  after(() => workbench.close());

  it('needs no answer: logging is on, and the topic is that of the alarm', async () => {
    await tree.choose(old, 'Upgrade Alarm…');
    await form.title(`Upgrade ${old}`);
    await form.choose('Text of the notification', "CloudWatch's own email");
    await form.callsAre('CreateRole', 'PutRolePolicy', 'PutLogAlarm');
  });

  it('creates the log alarm beside it, and waits for a connection', async () => {
    await form.create();
    await form.closed();
    await tree.row(/tokyo-office-connections.*every connection, by name/).waitFor();
    await tree.row(old).waitFor();
    await workbench.notifications.text('Connect to Tokyo office with a VPN client');
    await tree.choose('Tokyo office', 'Trial: Connect a Client');
    await quickInput.message('User name of the client');
    await quickInput.enter('carol');
  });

  it('asks before the old alarm notifies beside it again', async () => {
    await tree.choose(old, 'Disable Alarm Actions');
    await tree.row(new RegExp(`${old}.*actions off`)).waitFor();
    await tree.clickAction(old, 'Enable Alarm Actions');
    const text = await workbench.dialog.text(`Enable the actions of ${old}?`);
    assert.match(text, /The alarm \S*tokyo-office-connections sends the same notifications/);
    assert.match(text, /Each connection sends two emails\./);
    await workbench.dialog.press('Enable Alarm Actions');
    await tree.row(new RegExp(`${old}.*actions off`)).waitFor({ state: 'detached' });
  });

  it('says that the connection was notified, and deletes the old alarm when asked', async () => {
    await workbench.runCommand('Client VPN: Trial: Advance Five Minutes');
    await workbench.notifications.text('of the connection of carol');
    await workbench.notifications.press('of the connection of carol', 'Delete the Old Alarm…');
    await workbench.dialog.text(`Delete the alarm ${old}?`);
    await workbench.dialog.press('Delete Alarm');
    await tree.row(old).waitFor({ state: 'detached' });
    await tree.row(/tokyo-office-connections.*every connection, by name/).waitFor();
  });
});
