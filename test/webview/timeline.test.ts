/** The time line of the chart page in a real browser: who was connected, by mouse and by keys. */
import { describe, expect, it } from 'vitest';
import type { ChartSource } from '../../src/core/chart/view/chart';
import type { ConnectionRecord } from '../../src/core/model/connectionRecord';
import { testRecord } from '../fakes/records';
import { now, officeRecords, officeSource } from './office';
import { stateOf, type OpenPage, type PageOptions } from './openPage';
import { pageSuite } from './pageSuite';

const minute = 60_000;
const openPage = pageSuite();
let page: OpenPage;

async function open(
  { records, ...change }: Partial<ChartSource> & { readonly records: readonly ConnectionRecord[] },
  options: PageOptions = {},
): Promise<void> {
  page = await openPage(options);
  await page.show(
    stateOf({ ...officeSource('3h'), ...change, people: { records, notes: [] } }, '3h'),
  );
}

const line = () => page.page.locator('.timeline');
const readout = () => page.page.locator('.readout').textContent();

const records = [
  testRecord({ id: 'a', username: 'hana', startedAt: now - 100 * minute, deviceIp: '203.0.113.9' }),
  testRecord({
    id: 'b',
    username: 'kenji',
    startedAt: now - 150 * minute,
    endedAt: now - 120 * minute,
  }),
  testRecord({ id: 'c', username: 'kenji', startedAt: now - 50 * minute, endedAt: now - minute }),
];

describe('the time line', () => {
  it('is not there without people and alarms', async () => {
    await open({ records: [], alarms: [] });
    expect(await line().isVisible()).toBe(false);
  });

  it('is walked through by keys, person by person and connection by connection', async () => {
    await open({ records, alarms: [] });
    await line().focus();
    const seen: (string | null)[] = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp']) {
      await page.press(key);
      seen.push((await page.spoken.textContent())?.split(':')[0] ?? null);
    }
    expect(seen).toEqual(['kenji', 'kenji', 'hana', 'hana', 'kenji']);
    await page.press('ArrowDown');
    expect(await readout()).toMatch(/^hana: since Nov 11, 2026.* · 203\.0\.113\.9 · 10\.8\.0\.5$/);
  });

  it('tells of the connection under the mouse, and of the sample again when it leaves', async () => {
    await open({ records, alarms: [] });
    const sample = await readout();
    const box = await line().boundingBox();
    if (!box) throw new Error('There is no time line.');
    // Kenji's bars are in the first row; the second of them reaches nearly to the right edge.
    await page.page.mouse.move(box.x + box.width * 0.85, box.y + 18);
    await page.painted();
    expect(await readout()).toMatch(/^kenji: Nov 11, 2026.* to Nov 11, 2026/);
    await page.page.mouse.move(box.x + 5, box.y - 200);
    await page.painted();
    expect(await readout()).not.toMatch(/^kenji/);
    expect(sample).not.toMatch(/^kenji/);
  });

  it('names who caused a rise, at the sample and in the table', async () => {
    await open({ records });
    await page.plot.focus();
    await page.press('End');
    for (let i = 0; i < 40 && !(await readout())?.includes(' connected:'); i++)
      await page.press('ArrowLeft');
    expect(await readout()).toContain(' connected: kenji');
    await page.button('Table').click();
    const cells = (await page.tableCells()).map(([, , , joined = '', left = '']) => joined + left);
    expect(cells.filter((names) => names !== '')).toEqual(['kenji', 'hana', 'kenji', 'kenji']);
  });

  it('scrolls among two hundred people, and keys bring them into view', async () => {
    await open({ records: officeRecords(now - 180 * minute * 20, now, 200) });
    const measured = (what: string) =>
      page.page.evaluate<number>(`document.querySelector('.timeline').${what}`);
    expect(await measured('scrollHeight')).toBeGreaterThan((await measured('clientHeight')) * 3);
    await line().focus();
    await page.press(...Array<string>(30).fill('ArrowDown'));
    expect(await measured('scrollTop')).toBeGreaterThan(100);
  });

  it('shows names from outside as text', async () => {
    const username = '<img src=x onerror=alert(1)>\u202Eevil';
    await open({ records: [testRecord({ username, startedAt: now - 20 * minute })], alarms: [] });
    await line().focus();
    await page.press('ArrowDown');
    expect(await readout()).toContain('<img src=x onerror=alert(1)>⟨U+202E⟩evil');
    expect(await page.page.locator('#chart img').count()).toBe(0);
  });

  it.each([280, 1400])('fits %d pixels', async (width) => {
    await open({ records }, { viewport: { width, height: 700 } });
    expect(await page.contentWidth()).toBeLessThanOrEqual(width);
    expect(await line().isVisible()).toBe(true);
  });
});
