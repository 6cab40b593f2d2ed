/** The cards and the files of the health check, and the messages of its page. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import { cardKey } from '../../../src/core/diagnosis/text/healthCards';
import { healthCsv, healthJson } from '../../../src/core/diagnosis/text/healthExport';
import { healthModel } from '../../../src/core/diagnosis/text/healthModel';
import { createFormat } from '../../../src/core/text/format';
import { parseHealthMemory, parseHealthRequest } from '../../../src/protocol/health';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import {
  testAlarm,
  testEndpoint,
  testNow,
  testScopeSnapshot,
  testTopic,
} from '../../fakes/snapshots';

const format = createFormat({ locale: 'en', timeZone: 'UTC' });
const context = { t, format, now: testNow, readOnly: false, checkedAt: testNow };

const scope = testScopeSnapshot({
  endpoints: [10, 9, 1].map((number) =>
    testEndpoint({ id: `cvpn-endpoint-${number}`, name: `Sendai ${number}` }),
  ),
  alarms: [testAlarm('cvpn-endpoint-1', { name: 'sendai', actionsEnabled: false })],
  topics: [testTopic()],
});

describe('the cards of the health check', () => {
  const { cards, summary } = healthModel([scope], findings(scope), context);

  it('say once what is true of all, the most severe first', () => {
    expect(cards.map(({ severity, title, fixAll }) => [severity, title, fixAll])).toEqual([
      ['error', '1 alarm · Actions disabled', null],
      ['warning', '2 endpoints · No alarm', 'Create Alarms…'],
      ['info', '3 endpoints · Connection logging off', null],
    ]);
    expect(cards.map(({ titleSaysIt }) => titleSaysIt)).toEqual([true, false, true]);
    expect(cards[2]?.rows.map(({ name, what }) => [name, what])).toEqual([
      ['Sendai 1', null],
      ['Sendai 9', null],
      ['Sendai 10', null],
    ]);
    expect(summary).toMatch(/^6 findings · 3 endpoints · 1 alarm · checked /);
  });

  it('are found again by the key of their findings', () => {
    const keys = new Set(findings(scope).map((finding) => cardKey(finding, context)));
    expect([...keys].sort()).toEqual(cards.map(({ key }) => key).sort());
  });

  it('are exported with every finding', () => {
    const model = { cards, summary, unread: [], readOnly: null, notChecked: '' };
    expect(healthCsv(model).trim().split('\r\n')).toHaveLength(7);
    const file = JSON.parse(healthJson(model)) as { findings: { name: string; what: string }[] };
    expect(file.findings[0]).toMatchObject({ name: 'sendai', what: 'Its actions are disabled.' });
  });
});

it('takes only the messages and the memory of its page', () => {
  const fix = { type: 'fix', scope: 'a', finding: 'b' };
  expect(parseHealthRequest({ ...fix, more: 1 })).toEqual(fix);
  expect(parseHealthRequest({ type: 'export', format: 'csv' })).toEqual({
    type: 'export',
    format: 'csv',
  });
  for (const wrong of [null, {}, { type: 'fix' }, { type: 'export', format: 'exe' }])
    expect(parseHealthRequest(wrong)).toBeUndefined();
  expect(parseHealthMemory({ scope: 'a' })).toBe('a');
  expect(parseHealthMemory({ scope: 1 })).toBeNull();
});
