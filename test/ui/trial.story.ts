/** The ways in: the trial, and profiles and regions of one's own. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { inSequence } from './driver/sequence';
import { Workbench } from './driver/workbench';

describe('a person who has chosen nothing yet', () => {
  inSequence();
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({
      machineSettings: {},
      awsConfig: '[profile work]\nregion = eu-central-1\nrole_arn = arn:aws:iam::1:role/r\n',
    });
    await workbench.openContainer('Client VPN');
  });
  after(() => workbench.close());

  const button = (name: string) =>
    workbench.tree('Endpoints').welcome().getByRole('button', { name, exact: true });

  it('is offered both ways in, and no status', async () => {
    await button('Choose Profiles and Regions').waitFor();
    await button('Start Trial').waitFor();
    assert.equal(await workbench.statusBar.item('status').count(), 0);
  });

  it('can look at the profiles and leave', async () => {
    const { quickInput } = workbench;
    await button('Choose Profiles and Regions').click();
    await quickInput.prompt('Profiles of the shared AWS config');
    await quickInput.itemsAre([
      'work role · eu-central-1',
      'Default credential chain environment variables, default profile, container or instance role',
    ]);
    await quickInput.cancel();
    await button('Choose Profiles and Regions').waitFor();
  });

  it('finds the trial filled', async () => {
    await button('Start Trial').click();
    const tree = workbench.tree('Endpoints');
    await tree.row('Tokyo office').waitFor();
    await workbench.page.getByText('Trial: this is a simulated AWS.').waitFor();
  });

  it('is back at the start when the trial is stopped', async () => {
    await workbench.runCommand('Client VPN: Stop Trial');
    await workbench.dialog.text('Stop the trial?');
    await workbench.dialog.press('Stop Trial');
    await button('Start Trial').waitFor();
    await workbench.statusBar.item('status').waitFor({ state: 'detached' });
  });

  it('sees in the view what is wrong with the credentials', async () => {
    const { quickInput } = workbench;
    await button('Choose Profiles and Regions').click();
    await quickInput.check('Default credential chain');
    await quickInput.accept();
    await quickInput.prompt('Regions to watch with Default credential chain');
    await quickInput.check('ap-northeast-1');
    await quickInput.accept();
    const tree = workbench.tree('Endpoints');
    await tree.row('No credentials').waitFor();
    const why = workbench.page.getByText('The default credential chain has no credentials');
    await why.first().waitFor();
    await tree.select('Choose Profiles and Regions');
    await quickInput.prompt('Profiles of the shared AWS config');
    await quickInput.cancel();
  });
});
