/** Order, groups and filter of the overview. */
import { describe, expect, it } from 'vitest';
import {
  overviewColumnIds,
  type OverviewColumn,
} from '../../../src/core/overview/view/overviewColumns';
import {
  defaultOverviewChoice,
  nextOverviewSort,
  overviewGroups,
  parseOverviewChoice,
  tagKeys,
  type OverviewChoice,
  type OverviewGrouping,
} from '../../../src/core/overview/view/overviewOrder';
import type { Spark } from '../../../src/core/overview/view/spark';
import { words } from '../text/viewWords';
import { overviewRow } from './overviewRow';

const spark = (counts: readonly number[]): Spark => ({ start: 0, counts, rises: [], fired: [] });
const { format } = words;

const rows = [
  overviewRow({
    ...{ endpointId: 'e-10', name: 'Tokyo 10', open: 3, spark: spark([3]) },
    ...{ latest: { user: 'hana', at: 10 }, account: 'prod', tags: { env: 'prod', team: '' } },
  }),
  overviewRow({
    ...{ endpointId: 'e-2', name: 'Tokyo 2', open: null, region: 'ap-northeast-1', account: '' },
    status: { kind: 'noAlarm', severity: 'warning', text: 'No alarm' },
    findings: { errors: 0, warnings: 2, infos: 9 },
  }),
  overviewRow({
    ...{ endpointId: 'e-1', name: 'ＯＳＡＫＡ', profile: 'admin', open: 12, spark: spark([1, 12]) },
    ...{ latest: { user: 'kenji', at: 20 }, tags: { env: 'test' }, state: 'being set up' },
    status: { kind: 'inAlarm', severity: 'error', text: 'In ALARM since 10:00' },
    findings: { errors: 1, warnings: 0, infos: 0 },
  }),
];

function shown(choice: Partial<OverviewChoice>): readonly string[] {
  return overviewGroups(rows, { ...defaultOverviewChoice, ...choice }, format).flatMap((group) => [
    ...(group.value === undefined ? [] : [`[${group.value}]`]),
    ...group.rows.map(({ endpointId }) => endpointId),
  ]);
}

describe('the order of the overview', () => {
  /** Ascending, then descending: rows without a value come last in both. */
  const orders: Readonly<Record<OverviewColumn, readonly [string, string]>> = {
    name: ['e-1 e-2 e-10', 'e-10 e-2 e-1'],
    status: ['e-1 e-2 e-10', 'e-10 e-2 e-1'],
    open: ['e-10 e-1 e-2', 'e-1 e-10 e-2'],
    day: ['e-10 e-1 e-2', 'e-1 e-10 e-2'],
    latest: ['e-10 e-1 e-2', 'e-1 e-10 e-2'],
    findings: ['e-2 e-1 e-10', 'e-1 e-2 e-10'],
    profile: ['e-1 e-2 e-10', 'e-2 e-10 e-1'],
    region: ['e-2 e-1 e-10', 'e-1 e-10 e-2'],
    account: ['e-1 e-10 e-2', 'e-10 e-1 e-2'],
    tags: ['e-10 e-1 e-2', 'e-1 e-10 e-2'],
  };
  it.each(overviewColumnIds)('by %s', (column) => {
    const sorted = [false, true].map((descending) => shown({ sort: { column, descending } }));
    expect(sorted.map((ids) => ids.join(' '))).toEqual(orders[column]);
  });

  it('begins with the largest number, and turns around at the next click', () => {
    const first = nextOverviewSort({ column: 'name', descending: false }, 'open');
    expect(first).toEqual({ column: 'open', descending: true });
    expect(nextOverviewSort(first, 'open')).toEqual({ column: 'open', descending: false });
  });
});

describe('the groups of the overview', () => {
  const groups: readonly (readonly [OverviewGrouping, string])[] = [
    ['none', 'e-1 e-2 e-10'],
    ['profile', '[admin] e-1 [corp] e-2 e-10'],
    ['region', '[ap-northeast-1] e-2 [eu-west-1] e-1 e-10'],
    ['account', '[123456789012] e-1 [prod] e-10 [] e-2'],
    ['status', '[inAlarm] e-1 [noAlarm] e-2 [notifiesByName] e-10'],
    ['tag:env', '[prod] e-10 [test] e-1 [] e-2'],
    ['tag:constructor', '[] e-1 e-2 e-10'],
  ];
  it.each(groups)('by %s', (grouping, expected) => {
    expect(shown({ grouping }).join(' ')).toBe(expected);
  });

  it('can be by any tag that there is', () => {
    expect(tagKeys(rows)).toEqual(['env', 'team']);
  });
});

describe('the filter of the overview', () => {
  const filters: readonly (readonly [string, string])[] = [
    ['', 'e-1 e-2 e-10'],
    ['tokyo', 'e-2 e-10'],
    ['  TOKYO   prod ', 'e-10'],
    ['osaka', 'e-1'],
    ['hana', 'e-10'],
    ['env=test', 'e-1'],
    ['in alarm', 'e-1'],
    ['being set', 'e-1'],
    ['ap-northeast', 'e-2'],
    ['nothing', ''],
  ];
  it.each(filters)('"%s"', (filter, expected) => {
    expect(shown({ filter }).join(' ')).toBe(expected);
  });
});

describe('stored choices', () => {
  it('come back', () => {
    const choice: OverviewChoice = {
      grouping: 'tag:env',
      sort: { column: 'latest', descending: true },
      filter: 'x',
    };
    expect(parseOverviewChoice(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
  });

  it.each([undefined, null, 1, {}, { sort: 1, grouping: 'x', filter: 2 }, { sort: null }])(
    'are the defaults for %j',
    (value) => {
      expect(parseOverviewChoice(value)).toEqual(defaultOverviewChoice);
    },
  );
});
