/** A sentence in place of the mail of an alarm: asked, previewed, written, read, and ended again. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { inSequence } from './driver/sequence';
import type { QuickInput } from './driver/quickInput';
import type { Tree } from './driver/tree';
import { goToStep, type WizardStep } from './driver/wizardSteps';
import { readMail } from './driver/mail';
import { Workbench } from './driver/workbench';

const alarm = 'tokyo-office-vpn-connections';
const preview = 'plain-language-notification.jsonc';
const command = 'Plain-Language Notification…';

describe('a plain-language notification', () => {
  inSequence();
  let workbench: Workbench;
  let quickInput: QuickInput;
  let tree: Tree;
  before(async () => {
    workbench = await Workbench.open({ simulation: { speed: 0.01 } });
    ({ quickInput } = workbench);
    tree = await workbench.openOffice();
  });
  after(() => workbench.close());

  const steps: readonly WizardStep[] = [
    ['The sentence that arrives', () => quickInput.choose('日本語')],
    ['Who reads the notifications?', () => quickInput.choose('People, by email, SMS or HTTPS')],
    ['Choose the SNS topic', () => quickInput.choose('vpn-alerts')],
    [
      'The alarm itself also sends its mail to this topic',
      () => quickInput.choose('Replace the mail of the alarm'),
    ],
    ['Nothing has been sent yet.', () => Promise.resolve()],
  ];

  async function openAt(index: number): Promise<void> {
    await tree.choose(alarm, command);
    await goToStep(quickInput, steps, index);
  }

  for (const [index, [prompt]] of steps.entries()) {
    it(`leaves nothing behind when left at "${prompt}"`, async () => {
      await openAt(index);
      await quickInput.cancel();
      await workbench.editor.tab(preview).waitFor({ state: 'detached' });
    });
  }

  it('shows the calls and the mail as it will arrive, and sends them', async () => {
    await openAt(4);
    const text = await workbench.editor.text('PutRule; needs events:PutRule');
    assert.match(text, /events\.amazonaws\.com/);
    await quickInput.choose('The email as it will arrive, with example values');
    const mail = await workbench.editor.text('Subject: AWS Notification Message');
    assert.match(mail, /接続しているクライアントが 5 分前より増えました/);
    await quickInput.choose('Write the Rule');
    await workbench.notifications.text('the topic vpn-alerts gets a sentence');
    await workbench.notifications.clear();
  });

  it('arrives in place of the mail of the alarm', async () => {
    await tree.choose('Tokyo office', 'Trial: Connect a Client');
    await quickInput.message('User name of the client');
    await quickInput.enter('carol');
    await workbench.notifications.press('carol is connected', 'Advance Five Minutes');
    await tree.row(/carol.*since/).waitFor();
    await workbench.runCommand('Client VPN: Trial: Advance Five Minutes');
    const mail = await readMail(workbench, 'AWS Notification Message');
    assert.match(mail, /Tokyo office \(cvpn-endpoint-\w+\) に接続しているクライアントが/);
  });

  it('ends when asked to', async () => {
    await tree.choose(alarm, command);
    await quickInput.choose('End the plain-language notification of this alarm');
    await workbench.dialog.press('Delete the Rule');
    await workbench.notifications.text('has been deleted');
  });
});
