/** How wide the columns are without a choice; in these tests every character has a width of 10 pixels. */
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../../src/core/base/duration';
import type { ConnectionColumn } from '../../../../src/core/connections/view/connectionColumn';
import type { ConnectionRow } from '../../../../src/core/connections/view/connectionRow';
import { connectionTexts } from '../../../../src/core/connections/view/connectionTexts';
import { columnWidths } from '../../../../src/core/connections/view/columnWidths';
import { createFormat } from '../../../../src/core/text/format';
import { plainTranslate } from '../../../fakes/plainTranslate';
import { testNow } from '../../../fakes/snapshots';

const row: ConnectionRow = {
  kind: 'failed',
  key: 'a',
  open: false,
  scope: 'corp@eu-west-1',
  endpointId: 'cvpn-endpoint-1',
  endpoint: 'Office',
  state: 'failed',
  who: 'hana',
  startedAt: testNow,
};

function widthsOf(id: ConnectionColumn, change: object = {}, sorted: ConnectionColumn = 'who') {
  const format = createFormat({ locale: 'en', timeZone: 'UTC' });
  const words = { texts: connectionTexts(plainTranslate), format, now: testNow };
  const rows = [row, { ...row, ...change }];
  const widths = columnWidths(rows, [id], sorted, words, (text) => text.length * 10).get(id);
  return widths && [(widths.width - 13) / 10, widths.more / 10];
}

describe('the width of a column, and how much more it may get', () => {
  it.each<readonly [string, ConnectionColumn, object, readonly number[]]>([
    ['holds its longest text', 'endpoint', { endpoint: 'Tokyo office' }, [12, 0]],
    ['holds its title', 'state', {}, ['failed'.length, 0]],
    ['has a limit', 'endpoint', { endpoint: 'Partner access (SAML)' }, [15, 6]],
    ['grows up to a limit', 'who', { who: 'a'.repeat(256) }, [13, 16]],
    ['holds every rate', 'ingressRate', {}, ['888 bytes/s'.length, 0]],
    ['holds every size', 'ingressBytes', {}, ['888 bytes'.length, 0]],
    ['holds a time of today', 'startedAt', {}, ['00:05 AM'.length, 0]],
    [
      'holds a time of another day',
      'startedAt',
      { startedAt: testNow - 24 * hourMs },
      ['Nov 17, 00:05 AM'.length, 0],
    ],
  ])('%s', (_, id, change, expected) => {
    expect(widthsOf(id, change)).toEqual(expected);
  });

  it('has room for the mark of the sorted column', () => {
    expect(widthsOf('state', {}, 'state')).toEqual(['State ▼'.length, 0]);
  });
});
