/** Alarms on Metrics Insights queries: at which endpoints they count, and what is not judged of them. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import type { Alarm } from '../../../src/core/model/alarm';
import { treeView } from '../../../src/core/tree/tree';
import { at, testEndpoint, testSnapshot } from '../../fakes/snapshots';
import { outline, words } from '../text/viewWords';
import { alarmOf, rise, rulesOf, scopeWith, watched } from './faultyAlarms';

const logging = { enabled: true, group: '/vpn' };
const endpoints = ['a', 'b'].map((name) =>
  testEndpoint({ id: `cvpn-endpoint-${name}`, name, logging }),
);
/** Said of every such alarm. */
const cannotReplay = 'info cannotReplay';
const all =
  'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA("AWS/ClientVPN", Endpoint) GROUP BY Endpoint';
const onlyB = `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint = 'cvpn-endpoint-b'`;
const byTag = `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE tag.env = 'prod'`;
const unread = `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE Endpoint LIKE 'cvpn%'`;

function query(expression: string, changes: Partial<Alarm> = {}): Alarm {
  return alarmOf([{ id: 'q1', expression, returnData: true }], { name: 'all of them', ...changes });
}

function scopeOf(...alarms: readonly Alarm[]) {
  return scopeWith(alarms, { endpoints, connections: [] });
}

describe('an alarm on a Metrics Insights query', () => {
  it('is listed at each endpoint that it covers', () => {
    expect(outline(treeView(testSnapshot(scopeOf(query(all))), words))).toEqual([
      expect.stringMatching(/^a \| /),
      expect.stringContaining('  all of them | '),
      expect.stringContaining('    vpn | '),
      expect.stringContaining('      ops@example.com'),
      expect.stringMatching(/^b \| /),
      expect.stringContaining('  all of them | '),
      expect.stringContaining('    vpn | '),
      expect.stringContaining('      ops@example.com'),
    ]);
    expect(rulesOf(scopeOf(query(all)))).toEqual([cannotReplay]);
  });

  it('that takes one endpoint leaves the others without an alarm', () => {
    const [, ...found] = findings(scopeOf(query(onlyB)));
    expect(found.map(({ target }) => target)).toEqual([
      { kind: 'endpoint', endpointId: 'cvpn-endpoint-a' },
    ]);
  });

  it.each([byTag, unread])('is not evaluated where that cannot be known: %s', (expression) => {
    const found = findings(scopeOf(query(expression)));
    expect(found.map(({ diagnosis }) => diagnosis.rule)).not.toContain('noAlarm');
    expect(found[0]).toMatchObject({
      severity: 'info',
      diagnosis: { rule: 'notJudged', query: expression },
    });
    const rows = outline(treeView(testSnapshot(scopeOf(query(expression))), words));
    expect(rows.join('\n')).not.toContain('No connection alarm');
    expect(rows.join('\n')).toMatch(/may not cover a listed endpoint[^]*all of them/);
  });

  it('that is not evaluated leaves the endpoints without an alarm that it cannot cover', () => {
    const expression = `${byTag} AND Endpoint = 'cvpn-endpoint-b'`;
    const found = findings(scopeOf(query(expression)));
    expect(found.map(({ diagnosis, target }) => [diagnosis.rule, target])).toContainEqual([
      'noAlarm',
      { kind: 'endpoint', endpointId: 'cvpn-endpoint-a' },
    ]);
    expect(found.filter(({ diagnosis }) => diagnosis.rule === 'noAlarm')).toHaveLength(1);
  });

  it('is reported when it has no data, and is not rewritten', () => {
    const silent = query(all, { state: 'INSUFFICIENT_DATA', stateSince: at(1) });
    expect(rulesOf(scopeOf(silent))).toContain('info noData');
    const risen = alarmOf([{ id: 'q1', expression: all, returnData: false }, watched('DIFF(q1)')], {
      treatMissing: 'breaching',
    });
    const found = findings(scopeOf(risen)).find(
      ({ diagnosis }) => diagnosis.rule === 'missingData',
    );
    expect(found).toBeDefined();
    expect(found?.fix).toBeUndefined();
  });

  it('stands beside one that names an endpoint', () => {
    const named = rise({ dimensions: { Endpoint: 'cvpn-endpoint-a' } }, { name: 'one' });
    expect(rulesOf(scopeOf(named, query(onlyB)))).toEqual([cannotReplay]);
  });
});
