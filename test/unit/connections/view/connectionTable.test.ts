/** The table of connections: its columns, its order, what is filtered and exported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../../src/core/model/connection';
import type { FailedAttempt } from '../../../../src/core/model/failedAttempt';
import { nothingLogged } from '../../../../src/core/model/loggedActivity';
import { connectionCounts } from '../../../../src/core/connections/view/connectionCounts';
import {
  connectionColumnIds,
  parseColumnChoices,
  type ConnectionColumn,
} from '../../../../src/core/connections/view/connectionColumn';
import {
  cellDetail,
  cellText,
  connectionColumns,
  shownColumns,
} from '../../../../src/core/connections/view/connectionColumns';
import {
  connectionsCsv,
  connectionsFileName,
  connectionsJson,
  connectionsTsv,
} from '../../../../src/core/connections/view/connectionExport';
import {
  chosenRows,
  defaultConnectionChoice,
  nextSort,
  type ConnectionChoice,
} from '../../../../src/core/connections/view/connectionOrder';
import type { ConnectionRow } from '../../../../src/core/connections/view/connectionRow';
import { connectionRows } from '../../../../src/core/connections/view/connectionRows';
import { connectionTexts } from '../../../../src/core/connections/view/connectionTexts';
import { testRecord } from '../../../fakes/records';
import { plainTranslate } from '../../../fakes/plainTranslate';
import {
  at,
  testConnection,
  testEndpoint,
  testNow,
  testScopeSnapshot,
  testSnapshot,
} from '../../../fakes/snapshots';
import { words as view } from '../../text/viewWords';

const words = { texts: connectionTexts(plainTranslate), format: view.format, now: testNow };
const all = { scope: null, endpointId: null };

function rowsOf(...connections: readonly Connection[]): readonly ConnectionRow[] {
  const ids = [...new Set(connections.map(({ endpointId }) => endpointId))];
  const endpoints = ids.map((id) => testEndpoint({ id, name: `name of ${id}` }));
  const snapshot = testSnapshot(testScopeSnapshot({ endpoints, connections }));
  return connectionRows(snapshot, all, () => undefined);
}

/** An open connection and these attempts, one minute apart, the last one at ten. */
function rowsWith(...attempts: readonly Partial<FailedAttempt>[]): readonly ConnectionRow[] {
  const endpoints = [testEndpoint()];
  const snapshot = testSnapshot(testScopeSnapshot({ endpoints, connections: [testConnection()] }));
  const failures = attempts.map((attempt, i) => ({
    endpointId: 'cvpn-endpoint-1',
    at: at(10, i + 1 - attempts.length),
    ...attempt,
  }));
  return connectionRows(
    snapshot,
    all,
    () => undefined,
    () => ({ ...nothingLogged, failures }),
  );
}

function idOf(row: ConnectionRow): string {
  return row.kind === 'connection' ? row.connectionId : `failed ${row.who}`;
}

function textOf(row: ConnectionRow | undefined, column: ConnectionColumn): string | undefined {
  const value = row && connectionColumns[column].value(row, testNow);
  return value === undefined ? undefined : connectionColumns[column].text(value, words);
}

describe('the order of many rows', () => {
  const rows = rowsOf(
    ...Array.from({ length: 5000 }, (_, i) =>
      testConnection({ id: `c-${i}`, username: `u${i % 7}`, startedAt: at(0) + ((i * 31) % 5000) }),
    ),
  );

  /** How often values are read, and texts compared in the language's order. */
  function effortOf(column: ConnectionColumn) {
    let reads = 0;
    let comparisons = 0;
    let equal = 0;
    const counted = rows.map((row) => ({
      ...row,
      get startedAt() {
        reads++;
        return row.startedAt;
      },
    })) as readonly ConnectionRow[];
    const format = {
      ...words.format,
      compare: (a: string, b: string) => {
        comparisons++;
        if (a === b) equal++;
        return words.format.compare(a, b);
      },
    };
    const sort = { column, descending: true };
    chosenRows(counted, { ...defaultConnectionChoice, sort }, { ...words, format });
    return { reads, comparisons, equal };
  }

  it('reads each value once', () => {
    expect(effortOf('startedAt')).toEqual({ reads: rows.length, comparisons: 0, equal: 0 });
  });

  it('compares no equal texts', () => {
    expect(effortOf('who').equal).toBe(0);
    // Where all values are equal, the names decide.
    expect(effortOf('endpoint').comparisons).toBeGreaterThan(rows.length);
    expect(effortOf('endpoint').equal).toBe(0);
  });
});

describe('rows', () => {
  it('have what the log adds, and older connections that only the log knows', () => {
    const snapshot = testSnapshot(
      testScopeSnapshot({ endpoints: [testEndpoint()], connections: [testConnection()] }),
    );
    const device = { deviceIp: '203.0.113.9', deviceType: 'win' };
    const logged = [
      testRecord({ ...device, username: 'somebody else' }),
      testRecord({ id: 'old', username: 'mei', startedAt: at(2), endedAt: at(3), ...device }),
      testRecord({ id: 'unknown end', username: 'kenji' }),
      testRecord({ id: 'elsewhere', endpointId: 'cvpn-endpoint-9', endedAt: at(3) }),
    ];
    const rows = connectionRows(
      snapshot,
      all,
      () => undefined,
      () => ({ ...nothingLogged, records: logged }),
    );
    expect(rows.map(({ who, open, deviceIp }) => [who, open, deviceIp])).toEqual([
      ['hana', true, '203.0.113.9'],
      ['mei', false, '203.0.113.9'],
    ]);
  });

  it('are those of the target: an endpoint, a scope, or all', () => {
    const endpoints = [testEndpoint(), testEndpoint({ id: 'cvpn-endpoint-2' })];
    const mine = testScopeSnapshot({
      endpoints,
      connections: [testConnection(), testConnection({ id: 'b', endpointId: 'cvpn-endpoint-2' })],
    });
    const other = testScopeSnapshot({
      scope: { profile: 'lab', region: 'eu-west-1' },
      endpoints: [testEndpoint()],
      connections: [testConnection({ id: 'c' })],
    });
    const ids = (scope: string | null, endpointId: string | null) =>
      connectionRows(testSnapshot(mine, other), { scope, endpointId }, () => undefined).map(idOf);
    expect(ids(null, null)).toEqual(['cvpn-connection-1', 'b', 'c']);
    expect(ids('corp@ap-northeast-1', null)).toEqual(['cvpn-connection-1', 'b']);
    expect(ids('corp@ap-northeast-1', 'cvpn-endpoint-2')).toEqual(['b']);
    expect(ids('gone@eu-west-1', null)).toEqual([]);
  });

  it.each<[Partial<Connection>, ConnectionColumn, string | undefined]>([
    [{}, 'who', 'hana'],
    [{ username: ' ', commonName: 'cert.example' }, 'who', 'cert.example'],
    [{ username: ' ' }, 'who', 'cvpn-connection-1'],
    [{ username: '\u202Eevil\n**x** <b>' }, 'who', '⟨U+202E⟩evil␊**x** <b>'],
    [{ state: 'terminating' }, 'state', 'being ended'],
    [{}, 'startedAt', '9:30'],
    [{}, 'duration', '35 mins'],
    [{ state: 'terminated', endedAt: at(9, 50) }, 'duration', '20 mins'],
    [{ state: 'terminated' }, 'duration', undefined],
    [{ startedAt: at(11) }, 'duration', '0 secs'],
    [{ clientIpv6: 'fd00::5' }, 'clientIpv6', 'fd00::5'],
    [{}, 'ingressBytes', '1.2 MB'],
    [{}, 'egressRate', undefined],
    [
      { posture: ['crowdstrike: compliant', 'jamf: unknown'] },
      'posture',
      'crowdstrike: compliant · jamf: unknown',
    ],
    [{}, 'posture', undefined],
  ])('%j in the column %s', (changes, column, text) => {
    expect(textOf(rowsOf(testConnection(changes))[0], column)).toBe(text);
  });

  it('have their rates', () => {
    const snapshot = testSnapshot(
      testScopeSnapshot({ endpoints: [testEndpoint()], connections: [testConnection()] }),
    );
    const rates = { ingressBytes: 1234, egressBytes: 0, ingressPackets: 0.0333, egressPackets: 12 };
    const [row] = connectionRows(snapshot, all, () => rates);
    expect(textOf(row, 'ingressRate')).toBe('1.2 kB/s');
    expect(textOf(row, 'egressRate')).toBe('0 bytes/s');
    expect(textOf(row, 'ingressPacketRate')).toBe('0.0333/s');
  });
});

describe('columns', () => {
  it('with informative values are shown, and those few that always do', () => {
    const columns = shownColumns(rowsOf(testConnection()));
    expect(columns).not.toContain('endpoint');
    expect(columns).not.toContain('endedAt');
    expect(columns).not.toContain('commonName');
    expect(columns).not.toContain('deviceIp');
    expect(columns.slice(0, 4)).toEqual(['who', 'state', 'startedAt', 'duration']);
    expect(shownColumns([])).toContain('egressRate');
  });

  it.each<[Partial<Connection>, ConnectionColumn]>([
    [{ endpointId: 'cvpn-endpoint-2' }, 'endpoint'],
    [{ endedAt: at(9, 50) }, 'endedAt'],
    [{ commonName: 'cert.example' }, 'commonName'],
    [{ clientIpv6: 'fd00::5' }, 'clientIpv6'],
    [{ posture: ['ok'] }, 'posture'],
  ])('%j brings %s', (changes, column) => {
    const rows = rowsOf(testConnection(), testConnection({ id: 'b', ...changes }));
    expect(shownColumns(rows)).toContain(column);
  });
});

describe('the choice of columns', () => {
  it('shows and hides them whatever is in the rows, but never the user', () => {
    const choices = {
      ...{ who: { shown: false }, state: { shown: false } },
      ...{ posture: { shown: true }, connectionId: { shown: true }, duration: { width: 90 } },
    };
    const columns = shownColumns(rowsOf(testConnection()), choices);
    expect(columns.slice(0, 3)).toEqual(['who', 'startedAt', 'duration']);
    expect(columns.slice(-2)).toEqual(['posture', 'connectionId']);
  });

  it.each([
    [undefined, {}],
    [null, {}],
    ['who', {}],
    [[{ shown: true }], {}],
    [{ state: { shown: false }, gone: { shown: true } }, { state: { shown: false } }],
    [{ state: { shown: 'yes', width: Infinity }, reason: null }, {}],
    [
      { who: { width: 120.4 }, reason: { width: -5 }, scope: { width: 1e9, shown: true } },
      { who: { width: 120 }, reason: { width: 30 }, scope: { width: 1500, shown: true } },
    ],
  ])('is parsed from %j as %j', (stored, choices) => {
    expect(parseColumnChoices(stored)).toEqual(choices);
  });
});

describe('the reason of an attempt', () => {
  const textsOf = (reason: string) => {
    const [row] = rowsWith({ reason }).slice(-1);
    return row && [cellText(row, 'reason', words), cellDetail(row, 'reason', words)];
  };

  it.each([
    ['authentication-failed', 'Sign-in failed'],
    ['authorization-policy-deny', 'Denied by the authorization policy'],
    ['client-connect-handler-timed-out', 'Client connect handler: timed out'],
  ])('%s is in words, with the code beside them', (code, text) => {
    expect(textsOf(code)).toEqual([text, `${text} (${code})`]);
  });

  it.each(['constructor', 'toString', 'some-new-code'])('%s is as in the log', (code) => {
    expect(textsOf(code)).toEqual([code, code]);
  });
});

describe('the order', () => {
  const rows = rowsOf(
    testConnection({ id: '1', username: 'ken', startedAt: at(9), clientIp: '10.8.0.9' }),
    testConnection({ id: '2', username: 'Aoi', startedAt: at(10), egressBytes: 9000 }),
    testConnection({ id: '3', username: 'user10', startedAt: at(8), state: 'terminated' }),
    testConnection({ id: '4', username: 'user9', startedAt: at(7), endpointId: 'cvpn-endpoint-2' }),
  );
  const chosen = (choice: Partial<ConnectionChoice>) =>
    chosenRows(rows, { ...defaultConnectionChoice, ...choice }, words).map(idOf);

  it.each<[Partial<ConnectionChoice>, readonly string[]]>([
    [{}, ['2', '1', '4']],
    [{ ended: true }, ['2', '1', '3', '4']],
    [{ sort: { column: 'who', descending: false }, ended: true }, ['2', '1', '4', '3']],
    [{ sort: { column: 'who', descending: true }, ended: true }, ['3', '4', '1', '2']],
    [{ sort: { column: 'egressBytes', descending: true } }, ['2', '1', '4']],
    [{ sort: { column: 'duration', descending: false }, ended: true }, ['2', '1', '4', '3']],
    [{ sort: { column: 'duration', descending: true }, ended: true }, ['4', '1', '2', '3']],
    [{ filter: 'KEN' }, ['1']],
    [{ filter: '  10.8.0.9 ken ' }, ['1']],
    [{ filter: 'being ended' }, []],
    [{ filter: 'endpoint-2' }, ['4']],
    [{ filter: 'user', ended: true }, ['3', '4']],
  ])('for %j', (choice, ids) => {
    expect(chosen(choice)).toEqual(ids);
  });

  it('of a column turns round at the second click, and begins with what is largest', () => {
    const first = nextSort({ column: 'who', descending: false }, 'egressBytes');
    expect(first).toEqual({ column: 'egressBytes', descending: true });
    expect(nextSort(first, 'egressBytes')).toEqual({ column: 'egressBytes', descending: false });
    expect(nextSort(first, 'who')).toEqual({ column: 'who', descending: false });
  });

  it('is one and the same however the rows come', () => {
    const sorts = fc.record({
      column: fc.constantFrom(...connectionColumnIds),
      descending: fc.boolean(),
    });
    const orders = fc.shuffledSubarray([...rows], { minLength: rows.length });
    fc.assert(
      fc.property(sorts, orders, (sort, shuffled) => {
        const choice = { ...defaultConnectionChoice, ended: true, sort };
        expect(chosenRows(shuffled, choice, words)).toEqual(chosenRows(rows, choice, words));
      }),
    );
  });
});

describe('attempts that failed', () => {
  const reason = 'authentication-failed';
  const device = { deviceIp: '203.0.113.9', deviceType: 'win' };
  const rows = rowsWith(
    { username: 'mallory', reason, ...device },
    { commonName: 'cert.example' },
    { deviceIp: '203.0.113.9' },
    {},
  );
  const [connection, mallory, ...others] = rows;
  const chosen = (choice: Partial<ConnectionChoice>) =>
    chosenRows(rows, { ...defaultConnectionChoice, ...choice }, words).map(idOf);

  it('say who tried, when, from where and why it failed', () => {
    const columns = ['who', 'state', 'reason', 'startedAt', 'deviceIp', 'deviceType'] as const;
    expect(columns.map((column) => textOf(mallory, column))).toEqual([
      'mallory',
      'failed',
      'Sign-in failed',
      '9:57',
      '203.0.113.9',
      'win',
    ]);
    expect(others.map(({ who }) => who)).toEqual(['cert.example', '203.0.113.9', '—']);
  });

  it.each([
    'duration',
    'endedAt',
    'clientIp',
    'egressBytes',
    'ingressRate',
    'connectionId',
  ] as const)('have nothing in the column %s', (column) => {
    expect(textOf(mallory, column)).toBeUndefined();
  });

  it('are neither connected nor ended in the counts', () => {
    const text = 'Connected: 1 · Ended: 0 · Failed attempts: 4 · Updated 10:00';
    expect(connectionCounts(rows, at(10), words)).toBe(text);
    expect(connectionCounts(rows.slice(0, 1), null, words)).toBe('Connected: 1 · Ended: 0');
  });

  it('are distinguished where the log has them alike, the same way each time', () => {
    const alike = { at: at(9), username: 'mallory' };
    const keys = () => rowsWith(alike, alike, alike).map(({ key }) => key);
    expect(new Set(keys()).size).toBe(4);
    expect(keys()).toEqual(keys());
  });

  it.each<[Partial<ConnectionChoice>, readonly string[]]>([
    [{}, ['cvpn-connection-1']],
    [{ ended: true }, ['cvpn-connection-1']],
    [{ failed: true, filter: 'Authentication' }, ['failed mallory']],
    [{ failed: true, filter: 'failed 203.0.113.9 win' }, ['failed mallory']],
    [{ filter: 'mallory' }, []],
    [
      { failed: true },
      [
        'failed —',
        'failed 203.0.113.9',
        'failed cert.example',
        'failed mallory',
        'cvpn-connection-1',
      ],
    ],
    [
      { failed: true, sort: { column: 'reason', descending: false }, filter: 'a' },
      [
        'failed mallory',
        'failed —',
        'failed 203.0.113.9',
        'failed cert.example',
        'cvpn-connection-1',
      ],
    ],
  ])('for %j: %j', (choice, ids) => {
    expect(chosen(choice)).toEqual(ids);
  });

  it('bring the reason into the columns', () => {
    expect(shownColumns(connection ? [connection] : [])).not.toContain('reason');
    expect(shownColumns(rows)).toContain('reason');
  });

  it('are exported with their reason, which never becomes a formula', () => {
    const hostile = rowsWith({ username: 'm', reason: '=1+1', ...device });
    expect(connectionsCsv(hostile, testNow)).toContain(
      '\r\n"m","corp-vpn","failed","\'=1+1","2026-11-05T10:00:00.000Z",,,,,"203.0.113.9","win",',
    );
    const objects = JSON.parse(connectionsJson(hostile, testNow)) as unknown[];
    expect(objects[1]).toEqual({
      user: 'm',
      endpoint: 'corp-vpn',
      state: 'failed',
      failureReason: '=1+1',
      since: '2026-11-05T10:00:00.000Z',
      deviceAddress: '203.0.113.9',
      deviceType: 'win',
      scope: 'corp@ap-northeast-1',
    });
    const pasted = connectionsTsv(hostile, ['who', 'state', 'reason'], words);
    expect(pasted).toContain("\nm\tfailed\t'=1+1\n");
  });
});

describe('exports', () => {
  const hostile = '=HYPERLINK("x"),\u202E<b>\n';
  const rows = rowsOf(
    testConnection({ username: hostile, posture: ['a', 'b'] }),
    testConnection({ id: 'b', username: '＋1', state: 'terminated', endedAt: at(9, 50) }),
  );

  it('as CSV are for programs, and no name becomes a formula', () => {
    const csv = connectionsCsv(rows, testNow);
    expect(
      csv.startsWith('\ufeff"user","endpoint","state","failureReason","since","durationSeconds",'),
    ).toBe(true);
    expect(csv).toContain('"\'=HYPERLINK(""x""),\u202E<b>\n",');
    expect(csv).toContain('\r\n"\'＋1",');
    expect(csv).toContain(
      ',"terminated",,"2026-11-05T09:30:00.000Z",1200,"2026-11-05T09:50:00.000Z",',
    );
    expect(csv).toContain(',"active",,"2026-11-05T09:30:00.000Z",2100,,"10.8.0.5",');
  });

  it('as JSON keep names as they are and leave out what is not known', () => {
    const [first, second] = JSON.parse(connectionsJson(rows, testNow)) as Record<string, unknown>[];
    expect(first).toMatchObject({ user: hostile, sentBytes: 1_200_000, durationSeconds: 2100 });
    expect(first).not.toHaveProperty('ended');
    expect(second).toMatchObject({ ended: '2026-11-05T09:50:00.000Z' });
  });

  it('for pasting are what is shown, one line for each row', () => {
    const text = connectionsTsv(rows, ['who', 'state', 'egressRate'], words);
    expect(text.split('\n')).toEqual([
      'Who\tState\tReceived/s',
      `'=HYPERLINK("x"),⟨U+202E⟩<b>␊\tactive\t`,
      "'＋1\tended\t",
      '',
    ]);
  });

  it('have a name that fits a file', () => {
    expect(connectionsFileName(testNow, 'csv')).toBe('vpn-connections-20261105T1005Z.csv');
  });
});
