/** Every view of a snapshot in which every name is an attack: the names stay text that can be read. */
import { describe, expect, it } from 'vitest';
import { alarmsModel } from '../../../src/core/alarms/alarmsModel';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { connectionsView } from '../../../src/core/connections/connectionsView';
import { findings } from '../../../src/core/diagnosis/findings';
import { findingReport } from '../../../src/core/diagnosis/text/findingReport';
import { healthModel } from '../../../src/core/diagnosis/text/healthModel';
import { headerOf } from '../../../src/core/endpointPage/headerOf';
import { scopeId } from '../../../src/core/model/scope';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { newEventsOf } from '../../../src/core/notifications/newEvents';
import { noticesOf } from '../../../src/core/notifications/notices';
import { overviewTask } from '../../../src/core/overview/rows/overviewRows';
import type { Hover } from '../../../src/core/rows/hover';
import { hoverMarkdown } from '../../../src/core/rows/hoverMarkdown';
import { statusBarView } from '../../../src/core/statusBar/statusBar';
import { treeView } from '../../../src/core/tree/tree';
import {
  at,
  fresh,
  missing,
  testAlarm,
  testConnection,
  testContributor,
  testContributorTransition,
  testEndpoint,
  testLogAlarm,
  testScopeSnapshot,
  testSnapshot,
  testSubscription,
  testTopic,
  testTransition,
} from '../../fakes/snapshots';
import { allNodes, words } from './viewWords';

const attacks: readonly (readonly [string, string])[] = [
  ['an element', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  ['another direction', 'good\u202Egnp.exe\u2066x'],
  ['several lines', 'a\nb\r\n# c\n- d\u2028e'],
  ['256 characters', `${'ä😀'.repeat(85)}x`],
  ['a link', '[Fix](command:evil) [a](https://evil.example) <https://evil.example>'],
  ['an icon', '$(flame) $(sync~spin)'],
  ['Markdown', '**b** `c` | d \\| ![x](y) &lt; ~~e~~ $m$'],
  ['invisible characters', '\u200B\u0000\u001B[31m\uFEFF\uDC00x'],
  ['the name of a member', '__proto__'],
];

/** A scope whose names are all the text. */
function scopeOf(text: string): ScopeSnapshot {
  const id = 'cvpn-endpoint-1';
  const region = 'ap-northeast-1';
  const arn = `arn:aws:sns:${region}:123456789012:${text}`;
  const alarms = [
    testAlarm(id, { name: text, alarmActions: [arn], state: 'ALARM', stateSince: at(10) }),
    testAlarm(id, { name: `${text}2`, alarmActions: [arn], actionsEnabled: false }),
    testAlarm(`gone-${text}`, { name: `${text}3` }),
    testLogAlarm(id, { name: `${text}4`, alarmActions: [arn], state: 'ALARM' }),
    testLogAlarm(id, { name: `${text}5`, alarmActions: [] }),
  ];
  return testScopeSnapshot(
    {
      scope: { profile: text, region },
      endpoints: [
        testEndpoint({
          id,
          name: text,
          description: text,
          logging: { enabled: true, group: text },
        }),
        testEndpoint({ id: `x${text}`, name: text }),
      ],
      alarms,
      connections: [
        testConnection({
          username: text,
          deviceIp: text,
          clientIp: text,
          posture: [text],
        } as object),
      ],
      topics: [
        testTopic({
          arn,
          subscriptions: [
            testSubscription({ topicArn: arn, endpoint: text }),
            { topicArn: arn, protocol: text, endpoint: text },
          ],
        }),
      ],
      transitions: [testTransition({ alarmName: text, reason: text })],
    },
    {
      contributors: { [`${text}4`]: fresh([testContributor(text)]) },
      contributorTransitions: [{ ...testContributorTransition(text), alarmName: `${text}4` }],
      alarmRules: [
        { name: text, enabled: false, alarmNames: [`${text}5`], targetArns: [arn, text] },
      ],
      muteRules: [
        {
          ...{ name: text, arn: text, alarmNames: [text], active: true, updatedAt: at(1) },
          ...{ expression: text, duration: text, timeZone: text },
        },
      ],
    },
  );
}

/** Members that identify something and are shown nowhere. */
const identifying = new Set([
  ...['alarmName', 'finding', 'scope', 'key', 'id', 'target', 'topicArn', 'address', 'argument'],
  ...['connectionId', 'endpointId', 'step', 'profile', 'targets', 'users', 'open', 'link', 'tags'],
]);

/** All texts of a model that are shown. */
function textsIn(model: unknown): readonly string[] {
  if (typeof model === 'string') return [model];
  if (Array.isArray(model)) return model.flatMap(textsIn);
  if (typeof model !== 'object' || model === null) return [];
  return Object.entries(model).flatMap(([key, value]) =>
    identifying.has(key) ? [] : textsIn(value),
  );
}

const hidden = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function expectReadable(texts: readonly string[], lineBreaks = false): void {
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    const shown = lineBreaks ? text.replaceAll('\n', ' ') : text;
    expect(hidden.exec(shown)?.index, JSON.stringify(text)).toBeUndefined();
  }
}

/** The editor makes icons and links of these in rows, messages and quick picks. */
function expectNoLinks(texts: readonly string[]): void {
  for (const text of texts) {
    expect(text).not.toContain('](');
    expect(text).not.toMatch(/\$\((flame|sync)/);
  }
}

function expectPlainMarkdown(markdown: string): void {
  // A code span shows its content as it is.
  const outside = markdown.replaceAll(/`[^`\n]*`/g, '').replaceAll(/\\./g, '');
  expect(outside).not.toMatch(/<(img|script|https:\/\/evil)/);
  expect(outside).not.toMatch(/\]\((command:evil|https:\/\/evil)/);
  expect(outside).not.toMatch(/\$\((flame|sync)/);
}

const fullId = (command: string): string => `clientVpnWatch.${command}`;

describe.each(attacks)('with %s in every name', (_, text) => {
  const scope = scopeOf(text);
  const snapshot = testSnapshot(scope, {
    ...testScopeSnapshot({ scope: { profile: `${text}x`, region: 'eu-west-1' } }),
    endpoints: missing({ kind: 'other', detail: text, resource: text, profile: text }),
  });
  const [id, context] = [scopeId(scope.scope), { ...words, trial: false, scope }];

  it('the tree and its hovers are readable, without links or icons of the name', () => {
    const nodes = allNodes(treeView(snapshot, words));
    expect(nodes.length).toBeGreaterThan(8);
    const shown = nodes.map(({ label, description, accessibilityLabel, hover }) => ({
      ...{ label, description, accessibilityLabel, hover },
    }));
    expectReadable(textsIn(shown));
    expectNoLinks(textsIn(shown.map(({ label, description }) => [label, description])));
    for (const { hover } of nodes) expectHover(hover);
  });

  it('the status bar is', () => {
    const view = statusBarView(snapshot, {
      ...words,
      lastViewed: 0,
      workspaceOnly: false,
    } as never);
    if (!view) throw new Error('no status bar');
    expectReadable([view.text, view.accessibilityLabel]);
    expectNoLinks([view.text]);
    expectHover(view.hover);
  });

  it('the cards of alarms, of problems and the overview are', () => {
    expectReadable(textsIn(alarmsModel('cvpn-endpoint-1', context)));
    const all = findings(scope);
    expect(all.length).toBeGreaterThan(4);
    expectReadable(
      textsIn(healthModel([scope], all, { ...words, readOnly: false, checkedAt: at(10) })),
    );
    expectReadable(textsIn(headerOf({ scope: id, endpointId: 'cvpn-endpoint-1' }, scope, words)));
    const facts = {
      ...{
        samplesOf: () => undefined,
        recordsOf: () => [],
        loggedOf: () => [],
        firingsOf: () => [],
      },
      dayStart: 0,
    };
    expectReadable(textsIn(runToCompletion(overviewTask(snapshot, facts, words)).rows));
    expectPlainMarkdown(findingReport(all, snapshot, words));
    expectReadable([findingReport(all, snapshot, words)], true);
  });

  it('the table of connections is', () => {
    const view = connectionsView(
      snapshot,
      { scope: null, endpointId: null },
      () => undefined,
      words,
    );
    expectReadable(textsIn({ ...view, rows: [] }));
  });

  it('a notification is, without links or icons of the name', () => {
    const before = { ...scope, transitions: [], contributorTransitions: [] };
    const quiet = { ...before, connections: { 'cvpn-endpoint-1': fresh([]) } };
    const muted = { endpoints: new Set<string>(), users: new Set<string>() };
    const events = newEventsOf(quiet, scope, { ...muted, allUsers: false, allAlarms: false });
    const texts = noticesOf(events, words).map((notice) => notice.text);
    expectReadable(texts);
    expectNoLinks(texts);
  });
});

function expectHover(hover: Hover): void {
  const markdown = hoverMarkdown(hover, fullId);
  expectPlainMarkdown(markdown);
  expectReadable([markdown], true);
}
