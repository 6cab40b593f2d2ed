import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { scopeId } from '../../src/core/model/scope';
import type { TestApi } from '../../src/extension';
import { subscribeCall } from '../../src/core/ports/calls';
import { allRows, endpointRow, startTrial } from './extension';
import { closeAll, pageTabs, run, runWithFirstChoices } from './tabs';
import { until } from './until';
import { byEmail } from '../fakes/subscribers';

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

  it('show the mails in a document that nobody can type into', async () => {
    const mails = parts.session.watched?.trial?.outbox() ?? [];
    assert(mails.length > 0);
    await run('trial.outbox');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'client-vpn-watch');
    const text = document.getText();
    assert(text.includes(mails.at(-1)?.body ?? assert.fail()));
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(document.getText(), text);
    await closeAll();
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('show the mails of now, not those that the document had when it was last open', async () => {
    const { session, store } = parts;
    const [scope] = store.snapshot.scopes;
    assert(scope);
    const [topicArn = assert.fail()] = Object.keys(scope.topics);
    await session
      .scopeAws(scopeId(scope.scope))
      .send(subscribeCall(topicArn, byEmail('new@example.com')));
    const newest = session.watched?.trial?.outbox().at(-1);
    assert.equal(newest?.to, 'new@example.com');
    await run('trial.outbox');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert(text.includes(newest.body), text);
    await closeAll();
  });

  it('copy diagnostics that tell of the scope and hold no address', async () => {
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
    // Nobody looks at the view any more, as before.
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
