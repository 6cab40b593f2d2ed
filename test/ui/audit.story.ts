/** What did the alarm miss, and how often would it have fired: the reports as a person reads them. */
import { after, before, describe, it } from 'mocha';
import type { Tree } from './driver/tree';
import { Webview } from './driver/webview';
import { Workbench } from './driver/workbench';

describe('reports on alarms', () => {
  let workbench: Workbench;
  let tree: Tree;
  before(async () => {
    workbench = await Workbench.open();
    tree = await workbench.openOffice();
  });
  after(() => workbench.close());

  it('says of each connection what the alarm made of it, and why, without a mouse', async () => {
    await tree.choose('Tokyo office', 'What Did the Alarm Miss?…');
    const { content } = new Webview(workbench.page);
    await content.getByRole('heading', { name: /^\d+ of \d+ notified$/ }).waitFor();
    await content.getByRole('application', { name: /Page Up and Page Down/ }).focus();
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.press('PageDown');
    const details = content.getByRole('region', { name: 'Details of the connection' });
    await details.getByText('Connection ID').waitFor();
    await details.getByText('What would have notified').waitFor();
    await content.getByRole('grid', { name: 'Connections' }).getByRole('row').nth(1).waitFor();
  });

  it('reads a longer time on request, and leaves the verdicts that are asked for', async () => {
    const { content } = new Webview(workbench.page);
    await content.getByRole('radio', { name: '7 days' }).check();
    await content.getByRole('button', { name: 'Read Again' }).waitFor();
    const masked = content.getByRole('button', { name: /^Masked by a disconnection/ });
    await masked.click();
    await content.getByRole('button', { name: 'Show All' }).click();
    await content.getByText('What this is based on').click();
    await content.getByText('Assumed: a count can be read').waitFor();
  });

  it('explains failed attempts, and shows the settings, in the tabs beside it', async () => {
    const { content } = new Webview(workbench.page);
    await content.getByRole('tab', { name: 'Failures' }).click();
    await content.getByRole('heading', { name: /failed attempt|No attempt to connect/ }).waitFor();
    await content.getByRole('radio', { name: 'User' }).check();
    await content.getByRole('tab', { name: 'Settings' }).click();
    await content.getByRole('region', { name: 'Network and DNS' }).waitFor();
    const vpc = /^172\.16\.0\.0\/16/;
    for (const name of ['Routes', 'Authorization rules']) {
      await content
        .getByRole('region', { name, exact: true })
        .getByRole('rowheader', { name: vpc })
        .first()
        .waitFor();
    }
    await content.getByRole('button', { name: 'Copy Client CIDR' }).click();
    await content.getByText('Copied.').waitFor();
  });

  it('shows how often an alarm would have fired, other periods and thresholds beside it', async () => {
    const name = 'tokyo-office-vpn-connections';
    await tree.expand(name);
    await tree.choose(name, 'Replay', 'How Often Would This Have Fired?…');
    const { content } = new Webview(workbench.page);
    const card = content.getByRole('region', { name, exact: true });
    await card
      .getByText(/would have notified \d+ times/)
      .first()
      .waitFor();
    await card.getByText(/^Times it would have fired: [\d,]+$/).waitFor();
    await card.getByText('With other periods and thresholds').click();
    await card.getByRole('cell', { name: '300 s' }).first().waitFor();
    await card.getByText('What this is based on').click();
    await card.getByText('Assumed: a count can be read').waitFor();
  });

  it('shows one of its moments on the chart', async () => {
    const { content } = new Webview(workbench.page);
    const card = content.getByRole('region', { name: 'tokyo-office-vpn-connections', exact: true });
    await card.getByText(/^Moments \([\d,]+\)$/).click();
    await card.locator('.moments button').first().click();
    await content.getByRole('tab', { name: 'Now', selected: true }).waitFor();
  });

  it('is drawn at once from the row of the alarm', async () => {
    await tree.choose('tokyo-office-vpn-connections', 'Replay', 'Show Replay on Chart');
    const { content } = new Webview(workbench.page);
    await content
      .getByRole('heading', {
        name: 'Replay of tokyo-office-vpn-connections: what would have fired, not what actually fired',
      })
      .waitFor();
    await content.getByText(/^60 s, ≥ 1: [\d,]+ notifications \(the alarm itself\)$/).waitFor();
    await content.getByText(/^300 s, ≥ 1: /).waitFor();
    await content.getByText('Would have fired (replay)', { exact: true }).waitFor();
    await content.getByRole('button', { name: 'Hide Replay' }).click();
    await content.getByText(/^60 s, ≥ 1: /).waitFor({ state: 'hidden' });
  });
});
