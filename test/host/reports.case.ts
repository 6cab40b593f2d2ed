/** Who connected, and what the alarm makes of it: from the row to what VS Code has in its tabs. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Row } from '../../src/core/rows/treeRows';
import type { TestApi } from '../../src/extension';
import { allRows, endpointRow, startTrial } from './extension';
import { closeAll, pageTabs, run } from './tabs';
import { until } from './until';

describe('who connected, and what the alarm makes of it', () => {
  let parts: TestApi;
  before(async () => {
    parts = await startTrial();
  });
  after(async () => {
    await closeAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  const alarm = (): Row => {
    const found = allRows(parts).find(
      ({ node }) =>
        node.target.kind === 'alarm' && node.target.alarmName === 'tokyo-office-vpn-connections',
    );
    return found ?? assert.fail('The office has no alarm.');
  };

  it('is a table for each endpoint, opened once', async () => {
    await run('showConnections', endpointRow(parts, 'Tokyo office'));
    await pageTabs('endpoint', 1);
    await run('showConnections', endpointRow(parts, 'Operations'));
    await pageTabs('endpoint', 2);
    await run('showConnections', endpointRow(parts, 'Tokyo office'));
    await pageTabs('endpoint', 2);
    await closeAll();
    await pageTabs('endpoint', 0);
  });

  it('is notified by name, once, also when it came and went between two looks', async () => {
    const { session, notifier } = parts;
    const { trial } = session.watched ?? assert.fail();
    const { target } = endpointRow(parts, 'Partner access (SAML)').node;
    assert(trial && target.kind === 'endpoint');
    const notified: string[] = [];
    const hearing = notifier.onDidNotify(({ text }) => notified.push(text));
    const { endpointId } = target;
    trial.connect({ endpointId, username: 'stays@partner.example' });
    trial.disconnect(trial.connect({ endpointId, username: 'briefly@partner.example' }));
    await session.refresh();
    const text = await until('the notice', notifier.onDidNotify, () =>
      notified.find((one) => one.includes('stays@partner.example')),
    );
    assert(text.includes('briefly@partner.example'), text);
    await session.refresh();
    hearing.dispose();
    assert.equal(notified.filter((one) => one.includes('@partner.example')).length, 1);
  });

  it('is audited in the page of the endpoint', async () => {
    await run('auditAlarms', endpointRow(parts, 'Tokyo office'));
    await pageTabs('endpoint', 1);
  });

  it('is replayed on the page of its endpoint, as a card and on the chart', async () => {
    await run('replayAlarm', alarm());
    await pageTabs('endpoint', 1);
    await closeAll();
    await run('showReplay', alarm());
    await pageTabs('endpoint', 1);
  });

  it('is checked on the page of its endpoint, and with all others in the overview', async () => {
    await closeAll();
    await run('checkAlarms', alarm());
    await pageTabs('endpoint', 1);
    await run('checkAlarms');
    await pageTabs('overview', 1);
    await run('checkAlarms');
    await pageTabs('overview', 1);
    await closeAll();
  });

  it('is found wanting on the row of an alarm that notifies nobody', async () => {
    const [row] = parts.tree.getChildren(endpointRow(parts, 'Operations'));
    assert(row?.node.target.kind === 'alarm');
    const { tooltip } = await parts.tree.resolveTreeItem(parts.tree.getTreeItem(row), row);
    assert(tooltip instanceof vscode.MarkdownString);
    assert(tooltip.value.includes('Its actions are disabled'), tooltip.value);
  });
});
