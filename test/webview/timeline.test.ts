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
    stateOf({ ...officeSource('3h'), ...change, connections: { records, notes: [] } }, '3h'),
  );
}

const line = () => page.page.locator('.timeline');
/** The lines of the visible tooltip, joined. */
const tip = async () => (await page.tooltip.allInnerTexts()).join().replaceAll('\n', ' · ');

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
      seen.push((await page.liveRegion.textContent())?.split(':')[0] ?? null);
    }
    expect(seen).toEqual(['kenji', 'kenji', 'hana', 'hana', 'kenji']);
    await page.press('ArrowDown');
    expect(await tip()).toMatch(/^hana · Since Nov 11, 2026.* · 203\.0\.113\.9 · 10\.8\.0\.5$/);
  });

  it('shows the connection under the mouse in a tooltip, and nothing when it leaves', async () => {
    await open({ records, alarms: [] });
    const box = await line().boundingBox();
    if (!box) throw new Error('There is no time line.');
    // Kenji's bars are in the first row; the second of them reaches nearly to the right edge.
    await page.page.mouse.move(box.x + box.width * 0.85, box.y + 18);
    await page.painted();
    expect(await tip()).toMatch(/^kenji · Nov 11, 2026.* to Nov 11, 2026/);
    await page.page.mouse.move(box.x + 5, box.y - 200);
    await page.painted();
    expect(await tip()).toBe('');
  });

  it('shows by mouse and by keys how long an alarm was in ALARM', async () => {
    const [alarm] = officeSource('3h').alarms;
    const one = { alarmName: alarm!.name, reason: '' };
    const transitions = [
      { ...one, from: 'OK', to: 'ALARM', at: now - 100 * minute },
      { ...one, from: 'ALARM', to: 'OK', at: now - 80 * minute },
    ] as const;
    await open({ records, transitions });
    const text = /^client-vpn-watch-\S+ · Alarm fired: Nov 11, 2026.* to Nov 11, 2026/;
    const box = await line().boundingBox();
    if (!box) throw new Error('There is no time line.');
    await page.page.mouse.move(box.x + box.width * 0.51, box.y + 18);
    await page.painted();
    expect(await tip()).toMatch(text);
    await page.page.mouse.move(5, 5);
    await line().focus();
    await page.press('ArrowDown');
    expect(await tip()).toMatch(text);
    expect(await page.liveRegion.textContent()).toMatch(
      /^client-vpn-watch-\S+: Alarm fired: Nov 11/,
    );
    await page.press('ArrowDown');
    expect(await tip()).toMatch(/^kenji · /);
  });

  it('names who caused a rise, at the sample and in the table', async () => {
    await open({ records });
    await page.plot.focus();
    await page.press('End');
    for (let i = 0; i < 40 && !(await tip()).includes(' connected:'); i++)
      await page.press('ArrowLeft');
    expect(await tip()).toContain(' connected: kenji');
    await page.button('Table').click();
    const cells = (await page.tableCells()).map(([, , , joined = '', left = '']) => joined + left);
    expect(cells.filter((names) => names !== '')).toEqual(['kenji', 'hana', 'kenji', 'kenji']);
  });

  it('shows the users of the zoomed span only, in a place of the same height', async () => {
    await open({ records, alarms: [] });
    const box = await line().boundingBox();
    const rows = () =>
      page.page.evaluate<number>(`document.querySelector('.timeline .extent').offsetHeight`);
    const all = await rows();
    await page.plot.focus();
    // The half hour before kenji's second connection: hana is there.
    await page.press('+', '+', 'Shift+ArrowRight', 'Shift+ArrowRight');
    const { min, max } = (await page.memory())!.zoom!;
    const isShown = ({ startedAt, endedAt = now }: ConnectionRecord) =>
      startedAt <= max && endedAt >= min;
    const users = new Set(records.filter(isShown).map(({ username }) => username));
    expect([...users]).toEqual(['hana', 'kenji'].slice(0, users.size));
    expect(await rows()).toBe((all / 2) * users.size);
    await page.send({ type: 'revealTime', at: now - 170 * minute });
    expect(await rows()).toBeLessThan(all);
    expect(await line().boundingBox()).toEqual(box);
  });

  it('says so where the zoomed span has no connections, and keys then do nothing', async () => {
    await open({ records: records.slice(2), alarms: [] });
    await page.send({ type: 'revealTime', at: now - 150 * minute });
    expect(await line().innerText()).toBe('No connections in this time span');
    await line().focus();
    await page.press('ArrowDown');
    expect(await tip()).not.toContain('kenji');
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
    expect(await tip()).toContain('<img src=x onerror=alert(1)>⟨U+202E⟩evil');
    expect(await page.page.locator('#chart img').count()).toBe(0);
  });

  it.each([280, 1400])('fits %d pixels', async (width) => {
    await open({ records }, { viewport: { width, height: 700 } });
    expect(await page.contentWidth()).toBeLessThanOrEqual(width);
    expect(await line().isVisible()).toBe(true);
  });
});
