/** Connection logging: turned on with a new log group, moved to another one, left at every question. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { eventually } from './driver/eventually';
import { inSequence } from './driver/sequence';
import type { QuickInput } from './driver/quickInput';
import type { Tree } from './driver/tree';
import { goToStep, type WizardStep } from './driver/wizardSteps';
import { Workbench } from './driver/workbench';

const endpoint = 'Operations';
const preview = 'connection-logging.jsonc';
const command = 'Turn On Connection Logging…';

describe('connection logging', () => {
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
    ['Log group for the connections of Operations', () => quickInput.choose('New log group…')],
    ['Name of the new log group', () => quickInput.enter('client-vpn/operations')],
    ['How long should the log entries be kept?', () => quickInput.choose('90 days')],
    ['Nothing has been sent yet.', () => Promise.resolve()],
  ];

  async function openAt(index: number): Promise<void> {
    await tree.choose(endpoint, command);
    await goToStep(quickInput, steps, index);
  }

  for (const [index, [prompt]] of steps.entries()) {
    it(`leaves nothing behind when left at "${prompt}"`, async () => {
      await openAt(index);
      await quickInput.cancel();
      await workbench.editor.tab(preview).waitFor({ state: 'detached' });
    });
  }

  it('keeps the answers on the way back', async () => {
    await openAt(3);
    await quickInput.back();
    await quickInput.activeIs('90 days');
    await quickInput.back();
    await quickInput.valueIs('client-vpn/operations');
    await quickInput.cancel();
  });

  it('shows the calls, and sends them', async () => {
    await openAt(3);
    const text = await workbench.editor.text('CreateLogGroup; needs logs:CreateLogGroup');
    assert.match(text, /"retentionInDays": 90/);
    assert.match(text, /"CloudwatchLogGroup": "client-vpn\/operations"/);
    await quickInput.choose('Turn On');
    await workbench.notifications.text(
      'Operations logs the connections that start from now on to client-vpn/operations.',
    );
    await workbench.notifications.clear();
    await workbench.editor.tab(preview).waitFor({ state: 'detached' });
  });

  it('lists what was changed in the activity', async () => {
    await workbench.openSection('Activity');
    const activity = workbench.tree('Activity');
    await activity.row('Log group created: client-vpn/operations').waitFor();
    await activity.row('Connection logging turned on').waitFor();
  });

  it('moves the log to a group of other endpoints only when asked to, and says what that means', async () => {
    // The menu of the row offers the command only while nothing is logged.
    await workbench.runCommand(`Client VPN: ${command}`);
    await quickInput.prompt('Client VPN endpoint');
    await quickInput.choose(endpoint);
    const said = 'Operations already logs its connections to client-vpn/operations.';
    await workbench.notifications.press(said, 'Log to Another Group…');
    await quickInput.prompt('Log group for the connections of Operations');
    await quickInput.choose('/client-vpn/offices');
    await quickInput.prompt('Log stream in /client-vpn/offices');
    await quickInput.choose('Let Client VPN create a log stream');
    await quickInput.prompt('Nothing has been sent yet.');
    await eventually(async () => {
      const items = (await quickInput.items()).join('\n');
      assert.match(items, /logs its connections to client-vpn\/operations now/);
      assert.match(items, /also has the connections of Tokyo office/);
    });
    await quickInput.cancel();
  });
});
