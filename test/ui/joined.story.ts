/** Who joined, in the editor: together, each once, and not of those who are muted. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { endpointIds } from '../simulator/wireClient';
import { inSequence } from './driver/sequence';
import { simulatedScope } from './driver/simulatedAccount';
import { Workbench } from './driver/workbench';

describe('a person who is notified of who joined', () => {
  inSequence();
  let simulator: Simulator;
  let served: Served;
  let workbench: Workbench;
  let headOffice = '';
  let branch = '';

  before(async () => {
    // No user connects except those of the story, after the first poll.
    // The simulated clock is two minutes late, so that it can be advanced by the delay of a log entry.
    simulator = createSimulator({ scenario: 'quiet', speed: 1, startMs: Date.now() - 120_000 });
    [headOffice = '', branch = ''] = await endpointIds(simulator);
    simulator.trial.connect({ endpointId: branch, username: 'zoe' });
    served = await serve(simulator, 0);
    const scope = simulatedScope(served.url, { 'clientVPNWatch.refreshInterval': 3600 });
    workbench = await Workbench.open(scope);
  });
  after(async () => {
    await workbench.close();
    await served.close();
    simulator.dispose();
  });

  const join = (endpointId: string, ...users: readonly string[]) =>
    users.map((username) => simulator.trial.connect({ endpointId, username }));
  const refresh = () => workbench.runCommand('Client VPN: Refresh');

  it('hears nothing of those who were there before', async () => {
    await workbench.openContainer('Client VPN');
    await workbench
      .tree('Endpoints')
      .row(/Branch.*1 connected/)
      .waitFor();
    // A new user is offered the overview once.
    assert.match(await workbench.notifications.text('The overview shows'), /all endpoints/);
    await workbench.notifications.clear();
    join(branch, 'amir');
    await refresh();
    assert.equal(await workbench.notifications.text(' connected to '), 'amir connected to Branch.');
    assert.deepEqual(await workbench.notifications.all(), ['amir connected to Branch.']);
    await workbench.notifications.clear();
  });

  it('hears of all who joined since in one sentence for each endpoint', async () => {
    join(headOffice, 'alice', 'bob', 'carol');
    join(branch, 'dora');
    await refresh();
    const text = await workbench.notifications.text('2 others');
    assert.equal(text, 'alice and 2 others connected to Head office. dora connected to Branch.');
    assert.equal((await workbench.notifications.all()).length, 1);
    await workbench.notifications.clear();
  });

  it('hears of a connection that came and went between two polls', async () => {
    const [id = ''] = join(branch, 'erin');
    simulator.trial.disconnect(id);
    await refresh();
    const text = await workbench.notifications.text('erin');
    assert.equal(text, 'erin connected to Branch. The connection has already ended.');
    await workbench.notifications.clear();
  });

  it('sees from where, sees names as text, and mutes a user', async () => {
    const { notifications } = workbench;
    simulator.trial.connect({
      endpointId: headOffice,
      username: '<b>x</b> [y](command:z)',
      deviceIp: '203.0.113.9',
    });
    simulator.trial.advance(45);
    await refresh();
    const text = await notifications.text('connected to Head office');
    assert.equal(text, '<b>x</b> [y] (command:z) connected to Head office from 203.0.113.9.');
    await notifications.press('203.0.113.9', 'Mute…');
    await workbench.quickInput.choose('<b>x</b> [y] (command:z)');
    join(headOffice, '<b>x</b> [y](command:z)', 'frank');
    await refresh();
    assert.equal(await notifications.text('frank'), 'frank connected to Head office.');
    await notifications.clear();
  });

  it('mutes an endpoint, and hears of the others', async () => {
    const { notifications } = workbench;
    join(branch, 'grace');
    await refresh();
    await notifications.press('grace connected to Branch', 'Mute…');
    await workbench.quickInput.choose('Branch');
    await workbench
      .tree('Endpoints')
      .row(/Branch.*muted/)
      .waitFor();
    join(branch, 'heidi');
    join(headOffice, 'ivan');
    await refresh();
    assert.equal(await notifications.text('ivan'), 'ivan connected to Head office.');
    assert.equal((await notifications.all()).length, 1);
  });

  it('hears of a muted user again when that is undone', async () => {
    const { quickInput, notifications } = workbench;
    await notifications.clear();
    await workbench.runCommand('Client VPN: Unmute Users…');
    await quickInput.check('<b>x</b> [y] (command:z)');
    await quickInput.accept();
    join(headOffice, '<b>x</b> [y](command:z)');
    await refresh();
    assert.match(await notifications.text('connected to Head office'), /^<b>x<\/b> /);
  });
});
