/** The columns of the table of connections in a real browser: which there are, how wide, for whom. */
import { describe, expect, it } from 'vitest';
import type { ConnectionsState, PageMessage } from '../../src/protocol/connections';
import { japaneseTranslate } from '../fakes/japaneseTranslate';
import { plainTranslate } from '../fakes/plainTranslate';
import {
  at,
  testConnection,
  testEndpoint,
  testNow,
  testScopeSnapshot,
  testSnapshot,
} from '../fakes/snapshots';
import { auditPage } from './auditPage';
import {
  attempts,
  connectionsState,
  crowd,
  office,
  officeSnapshot,
  type ConnectionsLine,
} from './connectionsState';
import type { OpenPage, PageOptions } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames } from './themes';

const openPage = pageSuite<ConnectionsLine>('connections');
let page: OpenPage<ConnectionsLine>;

const longName = 'a.very.long.name.of.a.federated.user@subsidiary.example.com';
const users = [
  ...crowd(40),
  testConnection({ id: 'long', username: longName, startedAt: at(9, 59) }),
];

async function open(
  pageOptions: PageOptions = {},
  change: Partial<ConnectionsState> = {},
  connections = users,
): Promise<void> {
  page = await openPage(pageOptions);
  const failures = { failures: attempts };
  await page.show(connectionsState(officeSnapshot(connections), change, plainTranslate, failures));
}

const titles = (): Promise<readonly string[]> =>
  page.page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('th button')].map(({ firstChild }) => firstChild.textContent)`,
  );
const widthOf = async (column: string): Promise<number> =>
  (await page.page.locator(`th.${column}`).boundingBox())?.width ?? 0;
const overflow = (selector: string): Promise<number> =>
  page.page.evaluate<number>(
    `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('${selector}'))`,
  );

/** The texts that their cells do not show as a whole. */
const cutCells = (): Promise<readonly string[]> =>
  page.page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('td:not(.who), th button')]
      .filter((cell) => cell.scrollWidth > cell.clientWidth)
      .map((cell) => cell.textContent)`,
  );

describe('the columns', () => {
  it('fit in 1280 pixels without a choice, and none takes more than it needs', async () => {
    await open({ viewport: { width: 1280, height: 700 } });
    expect(await overflow('.grid')).toBe(0);
    await page.page.getByLabel('Failed attempts').check();
    expect(await overflow('.grid')).toBe(0);
    expect(await widthOf('startedAt')).toBeLessThan(140);
    expect(await widthOf('who')).toBeGreaterThan(200);
    expect(await cutCells()).toEqual([]);
  });

  it.each([
    ['en', plainTranslate],
    ['ja', japaneseTranslate],
  ] as const)('fit in 1180 pixels with endpoints and reasons, %s', async (language, translate) => {
    const names = ['Partner access (SAML)', 'Tokyo office', 'Operations'];
    const ids = ['cvpn-endpoint-1', 'cvpn-endpoint-2', 'cvpn-endpoint-3'];
    const connections = crowd(30).map((one, at) => ({
      ...one,
      endpointId: ids[at % 3] ?? '',
      username: at % 3 === 0 ? `j.okafor${String(at)}@partner.example` : 'k.abe',
      clientIp: `10.30.101.${String(100 + at)}`,
      ingressBytes: 888_800_000,
    }));
    const endpoints = ids.map((id, at) => testEndpoint({ id, name: names[at] ?? '' }));
    const failed = attempts.map((one) => ({ ...one, deviceIp: '198.51.100.188' }));
    const state = connectionsState(
      testSnapshot(testScopeSnapshot({ endpoints, connections })),
      { language },
      translate,
      { failures: failed },
    );
    const rates = { ingressBytes: 898, egressBytes: 888_800, ingressPackets: 1, egressPackets: 1 };
    const rows = state.rows.map((row) => (row.kind === 'connection' ? { ...row, rates } : row));
    page = await openPage({ viewport: { width: 1180, height: 700 } });
    await page.show({ ...state, rows });
    await page.page.locator('[name=failed]').check();
    expect(await page.page.locator('th').count()).toBe(12);
    expect(await overflow('.grid')).toBe(0);
    // The titles are longer in Japanese; only names may be cut for them.
    const cut = new Set(await cutCells());
    expect([...cut]).toEqual(language === 'en' ? [] : ['Partner access (SAML)']);
  });

  it('are chosen by keyboard, and remembered by the extension', async () => {
    await open();
    await page.button('Columns').focus();
    await page.press('Enter', 'Tab', 'Space');
    const columns = { state: { shown: false } };
    expect(await page.lastPosted()).toEqual({ type: 'columns', columns });
    expect(await titles()).not.toContain('State');
    await page.page.getByRole('checkbox', { name: 'Connection ID' }).check();
    expect((await titles()).at(-1)).toBe('Connection ID');
    await page.press('Escape');
    expect(await page.page.getByRole('group', { name: 'Columns' }).isVisible()).toBe(false);
    expect(await page.page.evaluate('document.activeElement.textContent')).toBe('Columns');
    const choices = (await page.posted()).flatMap((one) => (one.type === 'columns' ? one : []));
    const state = connectionsState(officeSnapshot(office), {
      columns: choices.at(-1)?.columns ?? {},
    });
    await page.reload();
    await page.show(state);
    expect((await titles()).slice(0, 2)).toEqual(['Who', 'Started']);
    expect((await titles()).at(-1)).toBe('Connection ID');
    await page.button('Columns').click();
    await page.button('Reset Columns').click();
    expect(await page.lastPosted()).toEqual({ type: 'columns', columns: {} });
    expect((await titles()).slice(0, 2)).toEqual(['Who', 'State']);
  });

  it('are made wider by dragging an edge and by keys, and no other moves', async () => {
    await open();
    const [state, duration] = [await widthOf('state'), await widthOf('duration')];
    const edge = await page.page.locator('th.state .edge').boundingBox();
    const [x, y] = [(edge?.x ?? 0) + 4, (edge?.y ?? 0) + 8];
    await page.page.mouse.move(x, y);
    await page.page.mouse.down();
    await page.page.mouse.move(x + 25, y);
    await page.page.mouse.move(x + 50, y);
    expect(await page.lastPosted()).not.toMatchObject({ type: 'columns' });
    await page.page.mouse.up();
    await page.painted();
    expect(await widthOf('state')).toBeCloseTo(state + 50, -0.5);
    expect(await widthOf('duration')).toBeCloseTo(duration, -0.5);
    expect(await page.lastPosted()).toMatchObject({ type: 'columns' });
    await page.page.locator('th.duration button').focus();
    await page.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft');
    expect(await widthOf('duration')).toBeCloseTo(duration + 16, -0.5);
    expect(await page.hasFocus('th.duration button')).toBe(true);
  });

  it('stay as wide as they are dragged when new data arrive', async () => {
    await open();
    const width = await widthOf('state');
    const edge = await page.page.locator('th.state .edge').boundingBox();
    const [x, y] = [(edge?.x ?? 0) + 4, (edge?.y ?? 0) + 8];
    await page.page.mouse.move(x, y);
    await page.page.mouse.down();
    await page.page.mouse.move(x + 50, y);
    await page.show(connectionsState(officeSnapshot(users), { now: testNow + 10_000 }));
    expect(await widthOf('state')).toBeCloseTo(width + 50, -0.5);
    await page.page.mouse.up();
    await page.painted();
    expect(await widthOf('state')).toBeCloseTo(width + 50, -0.5);
    const { columns } = (await page.lastPosted()) as Extract<PageMessage, { type: 'columns' }>;
    expect(columns.state?.width).toBeCloseTo(width + 50, -0.5);
  });

  it.each([400, 640])('leave the place beside a long name at %d pixels', async (width) => {
    await open({ viewport: { width, height: 640 } });
    const row = page.page.locator('tbody tr', { hasText: longName });
    expect(await row.locator('td.who').textContent()).toBe(longName);
    expect(await row.locator('td.who').getAttribute('title')).toBe(longName);
    const state = await row.locator('td.state').boundingBox();
    expect((state?.x ?? 0) + (state?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await page.contentWidth()).toBeLessThanOrEqual(width);
  });
});

const step = { sentence: 'Stale.', step: 'Refresh' };
const states: Readonly<Record<string, () => Promise<void>>> = {
  'with rows selected': async () => {
    await page.page.getByLabel('Failed attempts').check();
    await page.page.getByRole('grid').focus();
    await page.press('ArrowDown', 'Shift+ArrowDown');
  },
  'with the choice of columns': () => page.button('Columns').click(),
  'without a row': () => page.page.getByRole('searchbox').fill('nobody'),
  'with stale data in read-only mode': () =>
    page.show(
      connectionsState(officeSnapshot(office), { fault: step, readOnly: true, highlight: 'c-1' }),
    ),
};

describe.each(Object.entries(states))('the table %s', (_name, prepare) => {
  it.each(themeNames)('has no violations in the theme %s', async (theme) => {
    await open({ theme });
    await prepare();
    await page.painted();
    expect(await auditPage(page)).toEqual([]);
  });
});
