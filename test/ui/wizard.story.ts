/** The wizard's other ways: leaving it, going back, endpoints and names that are taken, texts that cannot be. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { eventually } from './driver/eventually';
import type { QuickInput } from './driver/quickInput';
import type { Tree } from './driver/tree';
import { Webview } from './driver/webview';
import { goToStep, type WizardStep } from './driver/wizardSteps';
import { Workbench } from './driver/workbench';

const endpoint = 'Partner access (SAML)';
const newTopic = 'New topic with subscribers…';
const method = 'Rise of the connection count';
const ownMail = "CloudWatch's own email";
const email = 'alice@example.com';

describe('the wizard', () => {
  let workbench: Workbench;
  let quickInput: QuickInput;
  let tree: Tree;
  before(async () => {
    workbench = await Workbench.open();
    ({ quickInput } = workbench);
    tree = await workbench.openOffice();
  });
  after(() => workbench.close());

  /** Opens it from the palette, where it asks for the endpoint first. */
  async function open(): Promise<void> {
    await workbench.runCommand('Client VPN: Create Connection Alarm…');
    await quickInput.prompt('Choose the endpoint whose connections you want to be notified of');
  }

  const steps: readonly WizardStep[] = [
    [
      'Choose the endpoint whose connections you want to be notified of',
      () => quickInput.choose(endpoint),
    ],
    ['How should connections to Partner access', () => quickInput.choose(method)],
    ['Choose the text of the notification', () => quickInput.choose(ownMail)],
    ['Choose the SNS topic for the alarm to notify', () => quickInput.choose(newTopic)],
    ['Name of the new topic', () => quickInput.enter('left-behind')],
    ['Email addresses, phone numbers', () => quickInput.enter(email)],
    ['Alarm name', () => quickInput.enter('client-vpn-watch-left-behind')],
    ['Nothing has been sent yet.', () => Promise.resolve()],
  ];

  /** Opens it and answers all steps before that one. */
  async function openAt(index: number): Promise<void> {
    await open();
    await goToStep(quickInput, steps, index);
  }

  for (const [index, [name]] of steps.entries()) {
    it(`leaves nothing behind when left at "${name}"`, async () => {
      await openAt(index);
      await quickInput.cancel();
      await workbench.runCommand('Client VPN: Refresh');
      await openAt(3);
      await eventually(async () => {
        const topics = await quickInput.items();
        assert.deepEqual(
          topics.map((topic) => topic.split(' ')[0]),
          ['New', 'vpn-alerts'],
        );
      });
      await quickInput.cancel();
      await tree.row(/Partner access \(SAML\).*No alarm/).waitFor();
      await workbench.editor.tab('connection-alarm.jsonc').waitFor({ state: 'detached' });
    });
  }

  it('keeps what was typed on the way back and forth', async () => {
    await openAt(7);
    const typed = ['client-vpn-watch-left-behind', email, 'left-behind'];
    for (const text of typed) {
      await quickInput.back();
      await quickInput.valueIs(text);
    }
    await quickInput.back();
    await quickInput.prompt('Choose the SNS topic for the alarm to notify');
    await quickInput.back();
    await quickInput.activeIs(ownMail);
    await quickInput.back();
    await quickInput.activeIs(method);
    await quickInput.back();
    await quickInput.prompt('Choose the endpoint whose connections you want to be notified of');
    await quickInput.activeIs(endpoint);
    await quickInput.accept();
    await quickInput.activeIs(method);
    await quickInput.accept();
    await quickInput.activeIs(ownMail);
    await quickInput.accept();
    await quickInput.activeIs(newTopic);
    await quickInput.accept();
    for (const text of typed.toReversed()) {
      await quickInput.valueIs(text);
      await quickInput.accept();
    }
    await quickInput.prompt('Nothing has been sent yet.');
    const text = await workbench.editor.text('"AlarmName"');
    assert(text.includes('"AlarmName": "client-vpn-watch-left-behind"'), text);
    await quickInput.cancel();
  });

  it('draws what the alarm would have done, and goes on with what was asked', async () => {
    await openAt(7);
    await quickInput.choose('Show on Chart');
    const { content } = new Webview(workbench.page);
    await content
      .getByRole('heading', { name: 'Replay of client-vpn-watch-left-behind: what would have' })
      .waitFor();
    await content.getByText(/^60 s, ≥ 1: .* \(the alarm itself\)$/).waitFor();
    await quickInput.prompt('Nothing has been sent yet.');
    await quickInput.cancel();
    await tree.row(/Partner access \(SAML\).*No alarm/).waitFor();
  });

  it('refuses texts that cannot be, each with its sentence', async () => {
    await openAt(4);
    for (const [text, why] of [
      ['', 'Enter a name for the topic.'],
      ['two words', 'A topic name consists of letters'],
      ['alerts.fifo', 'A FIFO topic cannot send email'],
      ['vpn-alerts', 'A topic with this name already exists.'],
      ['t'.repeat(257), 'A topic name has at most 256 characters; this one has 257.'],
    ] as const)
      await refused(text, why);
    await quickInput.enter('left-behind');
    await quickInput.prompt('Email addresses, phone numbers');
    for (const [text, why] of [
      ['', 'Enter an email address, a phone number or a URL.'],
      ['alice', '"alice" is not an email address such as name@example.com.'],
      ['alice@localhost', '"alice@localhost" is not an email address'],
    ] as const)
      await refused(text, why);
    await quickInput.enter(email);
    await quickInput.prompt('Alarm name');
    await refused(' ', 'Enter a name for the alarm.');
    await refused('a'.repeat(256), 'An alarm name has at most 255 characters; this one has 256.');
    await quickInput.filter('elsewhere');
    await quickInput.message('does not start with "client-vpn-watch-"');
    await quickInput.cancel();
  });

  /** Tries to go on with a text, and reads why it may not. */
  async function refused(text: string, why: string): Promise<void> {
    await quickInput.enter(text);
    await quickInput.message(why);
    await quickInput.valueIs(text);
  }

  it('never overwrites an alarm whose name is typed', async () => {
    await openAt(6);
    await quickInput.enter('operations-vpn-connections');
    await quickInput.prompt(
      'An alarm named operations-vpn-connections already exists and watches cvpn-',
    );
    await eventually(async () => {
      const items = await quickInput.items();
      assert.deepEqual(
        items.map((text) => text.replace(/ (OK|overwrites) ?.*/, '')),
        [
          'Choose another name',
          'Show operations-vpn-connections',
          'Replace operations-vpn-connections',
        ],
      );
    });
    await quickInput.choose('Choose another name');
    await quickInput.message('Alarm name');
    await quickInput.valueIs('operations-vpn-connections');
    await quickInput.accept();
    await quickInput.choose('Show operations-vpn-connections');
    await quickInput.closed();
    const row = tree.row('operations-vpn-connections');
    await row.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
    await tree.row(/Partner access \(SAML\).*No alarm/).waitFor();
  });

  it('says that an endpoint has an alarm, and offers to show it', async () => {
    await tree.choose('Tokyo office', 'Create Connection Alarm…');
    await quickInput.prompt('Tokyo office already has a connection alarm');
    await quickInput.choose('Show tokyo-office-vpn-connections');
    await quickInput.closed();
    const row = tree.row('tokyo-office-vpn-connections');
    await row.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
  });

  it('previews what replacing overwrites, under the name that the alarm has', async () => {
    await tree.choose('Tokyo office', 'Create Connection Alarm…');
    await quickInput.choose('Replace tokyo-office-vpn-connections');
    await quickInput.choose(ownMail);
    await quickInput.prompt('Choose the SNS topic for the alarm to notify');
    await quickInput.choose('vpn-alerts');
    await quickInput.prompt('Nothing has been sent yet.');
    await eventually(async () => {
      const [replace] = await quickInput.items();
      assert.equal(replace, 'Replace the Alarm PutMetricAlarm');
    });
    const text = await workbench.editor.text('"AlarmName"');
    assert(text.includes('Overwrite the alarm tokyo-office-vpn-connections'), text);
    await quickInput.choose('Replace the Alarm');
    await workbench.notifications.text('The alarm tokyo-office-vpn-connections is set up.');
    await tree.row(/vpn-alerts.*1 confirmed · 1 pending confirmation/).waitFor();
  });

  it('makes a second alarm when that is wanted, and takes the keyboard from nobody', async () => {
    await tree.choose('Tokyo office', 'Create Connection Alarm…');
    await quickInput.choose('Create another alarm anyway');
    await quickInput.choose(method);
    await quickInput.choose(ownMail);
    await quickInput.choose('vpn-alerts');
    await quickInput.message('Alarm name');
    await quickInput.accept();
    const preview = workbench.editor.tab('connection-alarm.jsonc');
    await preview.waitFor();
    await quickInput.choose('Create');
    await quickInput.closed();
    await workbench.inPalette('typed meanwhile', async () => {
      // Until then VS Code itself moves the keyboard; the alarm is made after that.
      await preview.waitFor({ state: 'detached' });
      assert.equal(await quickInput.value(), '>typed meanwhile');
    });
    const row = tree.row(/client-vpn-watch-tokyo-office.*rise ≥ 1/);
    await row.and(workbench.page.locator('[aria-selected="true"]')).waitFor();
    await tree.row('tokyo-office-vpn-connections').waitFor();
    assert.equal(await quickInput.value(), '>typed meanwhile');
    await quickInput.cancel();
  });

  it('is not confused when the window is looked away from', async () => {
    await openAt(5);
    await quickInput.filter('bob@exa');
    await workbench.page.locator('.statusbar').click({ position: { x: 600, y: 10 } });
    await quickInput.valueIs('bob@exa');
    await quickInput.cancel();
  });

  it('counts connections in the log, and shows which entries the metric filter matches', async () => {
    await tree.choose(endpoint, 'Create Connection Alarm…');
    await quickInput.choose('Every connection, counted');
    await quickInput.choose(ownMail);
    await quickInput.choose('vpn-alerts');
    await quickInput.message('Alarm name');
    await quickInput.accept();
    await quickInput.prompt('Nothing has been sent yet.');
    await eventually(async () => {
      const [create] = await quickInput.items();
      assert.equal(create, 'Create PutMetricFilter → PutMetricAlarm');
    });
    await workbench.editor.text('Tested by CloudWatch Logs with the latest');
    await quickInput.choose('Create');
    await tree
      .row(/client-vpn-watch-partner-access-saml-counted.*every connection, counted/)
      .waitFor();
  });
});
