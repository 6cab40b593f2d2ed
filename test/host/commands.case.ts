import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import { allRows, endpointRow, startTrial } from './extension';
import { closeAll, pageTabs, run, runWithFirstChoices } from './tabs';
import { until } from './until';

const { tabGroups } = vscode.window;

describe('the commands', () => {
  let parts: TestApi;
  before(async () => {
    parts = await startTrial();
  });

  it('copy the id and the ARN of what their row stands for', async () => {
    const kinds = ['endpoint', 'alarm', 'topic', 'subscription', 'connection'] as const;
    for (const kind of kinds) {
      const row = allRows(parts).find(({ node }) => node.target.kind === kind);
      assert(row, `no row stands for ${kind}`);
      await run('copyId', row);
      assert(JSON.stringify(row.node.target).includes(await vscode.env.clipboard.readText()));
    }
    await run('copyArn', endpointRow(parts, 'Tokyo office'));
    assert.match(
      await vscode.env.clipboard.readText(),
      /^arn:aws:ec2:[\w-]+:\d{12}:client-vpn-endpoint\/cvpn-endpoint-0[0-9a-f]{16}$/,
    );
  });

  it('show the mails in one page, however often', async () => {
    await run('trial.outbox');
    await run('trial.outbox');
    await pageTabs('mail', 1);
    await closeAll();
    await run('trial.outbox');
    await pageTabs('mail', 1);
    await closeAll();
  });

  it('copy diagnostics that contain the scope and hold no address', async () => {
    await run('copyDiagnostics');
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^## Scope trial@/m);
    assert.match(text, /^- sign-in: none, the trial$/m);
    assert.match(text, /^- endpoints: ready, 3 found/m);
    assert.match(
      text,
      /^ {4}\S+ debug ec2:DescribeClientVpnEndpoints trial@\S+ \d+ ms, attempts 1/m,
    );
    const addresses = (parts.session.watched?.trial?.outbox() ?? []).map(({ to }) => to);
    assert(addresses.length > 0);
    for (const secret of [...addresses, process.env.HOME ?? assert.fail()])
      assert(!text.includes(secret), secret);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('ask for the moment to see on the chart where VS Code hands over no row', async () => {
    await vscode.commands.executeCommand('clientVpnWatch.activity.focus');
    const { activity } = parts;
    await until('activity', activity.onDidChangeTreeData, () =>
      activity.shown.some(({ endpointId }) => endpointId !== undefined) ? true : undefined,
    );
    await runWithFirstChoices('showChartAt');
    await pageTabs('endpoint', 1);
    await closeAll();
    await pageTabs('endpoint', 0);
    // The view is hidden again, as before.
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('open one page for each endpoint, and another after it was closed', async () => {
    const tokyo = endpointRow(parts, 'Tokyo office');
    await run('showChart', tokyo);
    await pageTabs('endpoint', 1);
    await run('showChart', endpointRow(parts, 'Operations'));
    await pageTabs('endpoint', 2);
    await run('showChart', tokyo);
    await until('the first page in front', tabGroups.onDidChangeTabs, () => {
      const { activeTab } = tabGroups.activeTabGroup;
      return activeTab?.label === 'Tokyo office' || undefined;
    });
    const tabs = await pageTabs('endpoint', 2);
    const labels = tabs.map(({ label }) => label).sort();
    assert.deepEqual(labels, ['Operations', 'Tokyo office']);
    await closeAll();
    await pageTabs('endpoint', 0);
    await run('showChart', tokyo);
    await pageTabs('endpoint', 1);
    await closeAll();
  });
});
