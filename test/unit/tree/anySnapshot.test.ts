/** What holds for every snapshot, also one made of a broken or hostile answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/model/errors';
import type { Alarm } from '../../../src/core/model/alarm';
import { isMetricAlarm } from '../../../src/core/model/logAlarm';
import {
  partValue,
  type Part,
  type ScopeSnapshot,
  type Snapshot,
} from '../../../src/core/model/snapshot';
import type { Translate } from '../../../src/core/ports/translate';
import { scopeId } from '../../../src/core/model/scope';
import { endpointKey } from '../../../src/core/model/endpointRef';
import { shownCount } from '../../../src/core/tree/filterCounts';
import { mostFacts } from '../../../src/core/rows/hover';
import { contextValues } from '../../../src/core/rows/node';
import { scopeOverview } from '../../../src/core/tree/scopeOverview';
import { shownSnapshot } from '../../../src/core/rows/shownSnapshot';
import { newNotices } from '../../fakes/newNotices';
import { alarmBadge, statusBarView } from '../../../src/core/statusBar/statusBar';
import { treeView } from '../../../src/core/tree/tree';
import { filterStates, sortOrders, type TreeChoices } from '../../../src/core/text/treeChoices';
import { viewMessage, welcomeState } from '../../../src/core/tree/welcome';
import {
  fresh,
  testAlarm,
  testConnection,
  testEndpoint,
  testScopeSnapshot,
  testSubscription,
  testTopic,
  testTransition,
  topicArn,
} from '../../fakes/snapshots';
import { allNodes, words } from '../text/viewWords';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', ' ', 'a/b', 'a%2Fb', 'a#2', '$(bell)', '[x](command:y)', '\u202e', 'שלום'),
);
/** Few ids, so that things meet and repeat. */
const id = fc.constantFrom('e-1', 'e-2', 'e-1/alarm/a', '');
const time = fc.oneof(fc.integer(), fc.double());
const failure: fc.Arbitrary<Failure> = fc.record({
  kind: fc.constantFrom('denied', 'expired', 'network', 'notFound', 'other', 'throttled'),
  profile: text,
  region: text,
});

function part<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Part<T>> {
  return fc.oneof(
    fc.constant<Part<T>>({ kind: 'waiting' }),
    fc.record({ kind: fc.constant('ready'), value, fetchedAt: time }),
    fc.record({ kind: fc.constant('stale'), value, fetchedAt: time, failure, failedAt: time }),
    fc.record({ kind: fc.constant('failed'), failure, failedAt: time }),
  );
}

const endpoint = fc
  .record({
    id,
    name: text,
    description: text,
    state: fc.constantFrom('available', 'deleted', 'unknown'),
  })
  .map((changes) => testEndpoint(changes as Parameters<typeof testEndpoint>[0]));
const arns = fc.array(fc.oneof(text, fc.constantFrom(topicArn(), topicArn('b'))), { maxLength: 3 });
const alarm: fc.Arbitrary<Alarm> = fc
  .tuple(
    id,
    fc.record({
      name: fc.oneof(id, text),
      state: fc.constantFrom('OK', 'ALARM', 'INSUFFICIENT_DATA'),
      stateSince: time,
      threshold: fc.double(),
      periodSeconds: fc.double(),
      actionsEnabled: fc.boolean(),
      alarmActions: arns,
      okActions: arns,
    }),
  )
  .map(([watched, changes]) => testAlarm(watched, changes as Partial<Alarm>));
const connection = fc
  .record({ id, endpointId: id, username: text, startedAt: time, ingressBytes: fc.double() })
  .map(testConnection);
const topic = fc
  .record({
    fifo: fc.boolean(),
    policy: text,
    subscriptions: fc.array(fc.record({ endpoint: text }).map(testSubscription), { maxLength: 3 }),
  })
  .map(testTopic);
const transition = fc.record({ alarmName: id, at: time, reason: text }).map(testTransition);

const scope: fc.Arbitrary<ScopeSnapshot> = fc
  .record({
    scope: fc.record({ profile: text, region: text }),
    endpoints: part(fc.array(endpoint, { maxLength: 4 })),
    alarms: part(fc.array(alarm, { maxLength: 4 })),
    connections: fc.dictionary(id, part(fc.array(connection, { maxLength: 4 }))),
    topics: fc.record({ [topicArn()]: part(topic) }),
    transitions: fc.array(transition, { maxLength: 4 }),
  })
  .map((parts) => testScopeSnapshot({}, parts));

const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  scopes: fc.uniqueArray(scope, {
    maxLength: 3,
    selector: ({ scope: { profile, region } }) => `${profile}@${region}`,
  }),
});

const choices: fc.Arbitrary<TreeChoices> = fc.record({
  favorites: fc.uniqueArray(id).map((ids) => new Set(ids)),
  hidden: fc.uniqueArray(id).map((ids) => new Set(ids)),
  filter: fc.option(fc.record({ text, state: fc.constantFrom(...filterStates) }), {
    nil: undefined,
  }),
  arrangement: fc.record({
    sort: fc.constantFrom(...sortOrders),
    group: fc.oneof(
      fc.constantFrom(...(['scope', 'account', 'state'] as const)).map((by) => ({ by })),
      text.map((key) => ({ by: 'tag' as const, key })),
    ),
  }),
});

/** A snapshot, and what its reader has chosen among the endpoints that are in it. */
const reading = fc
  .tuple(snapshot, choices)
  .map(([some, { favorites, hidden, filter, arrangement }]) => {
    const inScopes = (ids: ReadonlySet<string>) =>
      new Set(
        some.scopes.flatMap((s) => [...ids].map((one) => endpointKey(scopeId(s.scope), one))),
      );
    const chosen = {
      favorites: inScopes(favorites),
      hidden: inScopes(hidden),
      filter,
      arrangement,
    };
    return { some, context: { ...words, choices: chosen } };
  });

/** No invisible characters, nothing interpreted as a link, no unclosed markup. */
const unfit = /undefined|NaN|\{\d\}|(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\]\(/u;

describe('every snapshot', () => {
  it('has rows with distinct ids, words everywhere, and a welcome text or rows', () => {
    fc.assert(
      fc.property(reading, ({ some, context }) => {
        const roots = treeView(some, context);
        const nodes = allNodes(roots);
        expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
        for (const { label, description, accessibilityLabel, hover, contextValue } of nodes) {
          expect(label.trim()).not.toBe('');
          expect(accessibilityLabel.trim()).not.toBe('');
          const lines = hover.lines.map(({ text }) => text);
          expect(lines.length).toBeLessThanOrEqual(mostFacts);
          const links = hover.links.map((link) => link.label);
          const all = [
            label,
            description ?? '',
            accessibilityLabel,
            hover.title,
            ...lines,
            ...links,
          ];
          expect(all.join(' · ')).not.toMatch(unfit);
          expect(contextValues).toContain(contextValue);
        }
        expect(roots.length > 0).toBe(welcomeState(some) === 'none');
      }),
    );
  });

  it('has a status bar, a message, a badge and notices without a flaw', () => {
    fc.assert(
      fc.property(snapshot, reading, time, (before, { some: after, context }, lastViewed) => {
        const bar = statusBarView(after, { ...words, lastViewed });
        expect(bar === undefined).toBe(after.scopes.length === 0);
        const texts = [
          bar?.text.replace(/^\$\((bell-dot|vm-connect)\)|\$\((warning|sign-in)\)$/g, '') ?? '',
          ...(bar ? [bar.hover.title, ...bar.hover.lines.map(({ text }) => text)] : []),
          bar?.accessibilityLabel ?? '',
          viewMessage(after, context, true),
          alarmBadge(after, words)?.tooltip ?? '',
          ...newNotices(before, after, new Set(), words).map((notice) => notice.text),
        ];
        for (const each of texts) {
          expect(each).not.toMatch(unfit);
          expect(each).not.toContain('$(');
        }
      }),
    );
  });
});

/** An account with that many endpoints, each with three alarms and five connections. */
function account(size: number): ScopeSnapshot {
  const ids = Array.from({ length: size }, (_, i) => `cvpn-endpoint-${i}`);
  return testScopeSnapshot({
    endpoints: ids.map((each) => testEndpoint({ id: each, name: `vpn ${each}` })),
    alarms: ids.flatMap((each) => [1, 2, 3].map((n) => testAlarm(each, { name: `${each} ${n}` }))),
    connections: ids.flatMap((each) =>
      [1, 2, 3, 4, 5].map((n) => testConnection({ id: `${each} ${n}`, endpointId: each })),
    ),
    topics: [testTopic()],
  });
}

describe('what is hidden', () => {
  it('is counted once and has no row, and neither have its alarms; a filter counts the rest', () => {
    fc.assert(
      fc.property(reading, ({ some, context }) => {
        const { hidden } = context.choices;
        const shown = shownSnapshot(some, hidden);
        for (const [index, whole] of some.scopes.entries()) {
          const overview = scopeOverview(whole, context);
          const all = partValue(whole.endpoints) ?? [];
          const left = partValue(shown.scopes[index]?.endpoints) ?? [];
          expect(overview.hidden.endpoints + overview.total).toBe(all.length);
          expect(left).toHaveLength(overview.total);
          const inAlarm = (partValue(whole.alarms) ?? []).filter(({ state }) => state === 'ALARM');
          expect(overview.hidden.inAlarm + overview.inAlarm).toBe(inAlarm.length);
        }
        const rows = allNodes(treeView(some, context)).flatMap(({ target, contextValue }) =>
          target.kind === 'endpoint' && contextValue.startsWith('endpoint') ? [target] : [],
        );
        expect(rows.filter((row) => hidden.has(endpointKey(row.scope, row.endpointId)))).toEqual(
          [],
        );
        if (welcomeState(some) === 'none')
          expect(rows).toHaveLength(shownCount(some, context).shown);
      }),
    );
  });
});

describe('what has not changed', () => {
  it('is the same row, so that nobody has to compare it', () => {
    fc.assert(
      fc.property(snapshot, scope, (some, other) => {
        const before = treeView(some, words);
        expect(treeView({ scopes: [...some.scopes] }, words)).toEqual(before);
        const more = [...some.scopes.slice(1), { ...other, scope: { profile: '+', region: '+' } }];
        fc.pre(some.scopes.length > 2 && before.length === some.scopes.length);
        const after = treeView({ scopes: more }, words);
        for (const [index, row] of before.slice(1).entries()) expect(after[index]).toBe(row);
      }),
    );
  });
});

describe('a large account', () => {
  it('takes work in proportion, and none for hovers that are not shown', () => {
    const work = (size: number) => {
      let [sentences, reads] = [0, 0];
      const t: Translate = (message, ...args) => {
        sentences++;
        return words.t(message, ...args);
      };
      const scope = account(size);
      const alarms = (partValue(scope.alarms) ?? []).filter(isMetricAlarm);
      const watched = alarms.map((each) =>
        Object.defineProperty({ ...each }, 'queries', {
          get: () => {
            reads++;
            return each.queries;
          },
        }),
      );
      const snapshot = { scopes: [{ ...scope, alarms: fresh(watched) }] };
      const roots = treeView(snapshot, { ...words, t });
      expect(roots).toHaveLength(size);
      const before = sentences;
      expect(roots[0]?.hover.lines.length).toBeGreaterThan(0);
      return { sentences: before, reads, tooltip: sentences - before };
    };
    const [some, more] = [work(50), work(200)];
    expect(more.sentences / some.sentences).toBeCloseTo(4, 1);
    expect(more.reads / some.reads).toBeCloseTo(4, 1);
    expect(more.tooltip).toBeGreaterThan(3);
  });
});
