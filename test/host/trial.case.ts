import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { runPlan } from '../../src/core/actions/runPlan';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import { scopeId } from '../../src/core/model/scope';
import { partValue, type ScopeSnapshot } from '../../src/core/model/snapshot';
import type { ScopeAws } from '../../src/core/ports/aws';
import type { TestApi } from '../../src/extension';
import { deleteAlarmCall, putAlarmCall } from '../../src/core/ports/calls';
import { allRows, endpointRow, endpointRows, startTrial, stopTrial } from './extension';
import { until } from './until';
import { byEmail } from '../fakes/subscribers';
import { planFor } from '../unit/actions/wizardInput';

const tokyoAlarm = 'tokyo-office-vpn-connections';

/** What is known of the trial's one scope. */
function known({ store }: TestApi): ScopeSnapshot {
  const [scope] = store.snapshot.scopes;
  assert(scope);
  return scope;
}

function aws(parts: TestApi): ScopeAws {
  return parts.session.scopeAws(scopeId(known(parts).scope));
}

function alarmRow(parts: TestApi, name: string) {
  return allRows(parts).find(
    ({ node: { target } }) => target.kind === 'alarm' && target.alarmName === name,
  );
}

/** Waits for the row of an alarm; the view is drawn a moment after the store has changed. */
function shownAlarm(parts: TestApi, name: string) {
  return until(`the row of ${name}`, parts.tree.onDidChangeTreeData, () => alarmRow(parts, name));
}

describe('in the trial', () => {
  let parts: TestApi;
  before(async () => {
    parts = await startTrial();
  });

  it('gives VS Code an item for each of the three endpoints', async () => {
    const rows = endpointRows(parts);
    const items = await Promise.all(
      rows.map((row) => parts.tree.resolveTreeItem(parts.tree.getTreeItem(row), row)),
    );
    assert.deepEqual(
      items.map(({ label, contextValue }) => [label, contextValue]),
      [
        ['Operations', 'endpoint.unlogged'],
        ['Partner access (SAML)', 'endpoint'],
        ['Tokyo office', 'endpoint'],
      ],
    );
    for (const item of items) {
      assert(item.iconPath instanceof vscode.ThemeIcon);
      assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
      assert.match(item.accessibilityInformation?.label ?? '', /connected/);
      assert(item.tooltip instanceof vscode.MarkdownString);
    }
  });

  it('takes a row for open whose children VS Code asks for, as it does for restored rows', () => {
    const { visibility } = parts.session;
    const row = endpointRow(parts, 'Tokyo office');
    const { target } = row.node;
    assert(target.kind === 'endpoint');
    visibility.setOpen(target, false);
    assert.equal(visibility.isVisible(target, 100), false);
    parts.tree.getChildren(row);
    assert.equal(visibility.isVisible(target, 100), true);
  });

  it('shows names from AWS as text, whatever they look like', async () => {
    const name = '**bold** [run](command:workbench.action.quit) <b>tag</b>';
    const endpointId = partValue(known(parts).endpoints)?.[0]?.id;
    assert(endpointId);
    const topicArn = Object.keys(known(parts).topics)[0];
    assert(topicArn);
    await aws(parts).send(
      putAlarmCall(connectionAlarm({ endpointId, endpointLabel: name, name, topicArn }), {}),
    );
    await parts.session.refresh();
    const row = await shownAlarm(parts, name);
    const { tooltip } = await parts.tree.resolveTreeItem(parts.tree.getTreeItem(row), row);
    await aws(parts).send(deleteAlarmCall(name));
    assert(tooltip instanceof vscode.MarkdownString);
    // It runs the extension's own commands and no others.
    assert(typeof tooltip.isTrusted === 'object');
    const own = tooltip.isTrusted.enabledCommands.filter((id) => id.startsWith('clientVpnWatch.'));
    assert.deepEqual(own, [...tooltip.isTrusted.enabledCommands]);
    assert.ok(!tooltip.supportHtml);
    assert(tooltip.value.includes('bold'), tooltip.value);
    assert.doesNotMatch(tooltip.value, /(?<!\\)\*bold/);
    assert.doesNotMatch(tooltip.value, /(?<!\\)\[run/);
  });

  it('knows of each transition of an alarm once, however often it looks', async () => {
    const { session } = parts;
    const { clock, trial } = session.watched ?? assert.fail();
    assert(trial);
    const { target } = endpointRow(parts, 'Tokyo office').node;
    assert(target.kind === 'endpoint');
    const start = clock.now();
    // So many that those who leave meanwhile do not make up for them.
    for (let client = 0; client < 20; client++) trial.connect({ endpointId: target.endpointId });
    trial.advance(600);
    const end = clock.now();
    await session.refresh();
    await session.refresh();
    const notified = await aws(parts).alarms.transitions(tokyoAlarm, { start, end });
    const seen = known(parts).transitions.filter(
      ({ alarmName, at }) => alarmName === tokyoAlarm && at >= start && at < end,
    );
    assert(notified.some(({ to }) => to === 'ALARM'));
    assert.deepEqual(
      seen.map(({ at, to }) => ({ at, to })),
      notified.map(({ at, to }) => ({ at, to })),
    );
  });

  it('creates an alarm with a topic, and shows both below the endpoint', async () => {
    const { scope, identity, endpoints } = known(parts);
    const { target } = endpointRow(parts, 'Partner access (SAML)').node;
    assert(target.kind === 'endpoint');
    const endpoint = partValue(endpoints)?.find(({ id }) => id === target.endpointId);
    const account = partValue(identity);
    assert(endpoint && account);
    const topic = {
      kind: 'new',
      name: 'host-test',
      subscribers: [byEmail('anna@example.com')],
    } as const;
    const name = 'client-vpn-watch-host-test';
    const plan = planFor({ scope, identity: account }, { endpoint, topic, name });
    const result = await runPlan(plan, aws(parts));
    assert.equal(result.kind, 'done');
    await parts.session.refresh();
    const row = await shownAlarm(parts, name);
    assert.equal(parts.tree.getParent(row), endpointRow(parts, 'Partner access (SAML)'));
    const below = parts.tree.getChildren(row);
    assert.deepEqual(
      below.map(({ node }) => node.label),
      ['host-test'],
    );
    const [subscription] = below.flatMap((topicRow) => parts.tree.getChildren(topicRow));
    assert.equal(subscription?.node.label, 'anna@example.com');
    await aws(parts).send(deleteAlarmCall(name));
  });

  it('empties the view when it ends and fills it when it begins again', async () => {
    await stopTrial();
    assert.deepEqual(parts.tree.getChildren(), []);
    assert.deepEqual(parts.store.snapshot.scopes, []);
    await startTrial();
    assert.equal(endpointRows(parts).length, 3);
    assert.equal(alarmRow(parts, 'client-vpn-watch-host-test'), undefined);
  });
});
