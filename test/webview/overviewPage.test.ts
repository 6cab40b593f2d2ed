/** The tab Endpoints of the overview, in a browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Translate } from '../../src/core/ports/translate';
import { fill } from '../../src/core/text/fill';
import type { EndpointsCreated } from '../../src/protocol/overview';
import { missing, testEndpoint, testScopeSnapshot, testSnapshot } from '../fakes/snapshots';
import { auditPage } from './auditPage';
import type { OpenPage } from './openPage';
import { fleet, hostileNames, overviewState, type OverviewLine } from './overviewState';
import { pageSuite } from './pageSuite';
import { themeNames } from './themes';

const openPage = pageSuite<OverviewLine>('overview/endpoints');

const bundle = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../l10n/bundle.l10n.ja.json'), 'utf8'),
) as Record<string, string>;
const japanese: Translate = (text, ...values) => fill(bundle[text] ?? text, ...values.map(String));

const rowsOf = ({ page }: OpenPage<OverviewLine>) => page.locator('.endpoint-line');
const namesOf = (page: OpenPage<OverviewLine>) =>
  page.page.locator('.endpoint-line .cell.of-name').allInnerTexts();
const ref = (number: number) => ({
  scope: 'corp@ap-northeast-1',
  endpointId: `cvpn-endpoint-${number}`,
});

const createdState: EndpointsCreated = {
  type: 'created',
  list: {
    summary: 'Alarms created: 1 of 4.',
    canTryAgain: true,
    rows: [
      {
        ...{ ...ref(2), name: 'Osaka', text: 'not created: Not allowed.' },
        ...{ alarmName: null, outcome: 'failed' },
      },
      {
        ...{ ...ref(3), name: 'Nagoya', text: 'cannot be determined: No response.' },
        ...{ alarmName: null, outcome: 'unknown' },
      },
      {
        ...{ ...ref(1), name: 'Tokyo office', text: 'created' },
        ...{ alarmName: 'client-vpn-watch-tokyo-office', outcome: 'created' },
      },
      {
        ...{ ...ref(4), name: '<img src=x onerror=alert(1)>', text: 'not created: it existed' },
        ...{ alarmName: '<b>by hand</b>', outcome: 'existed' },
      },
    ],
  },
  file: null,
};

const noNetwork = { scope: 'a@eu-west-1', sentence: 'No network.', next: 'Show Log' };

describe('the overview', () => {
  it('says that its numbers are not known where nothing could be read', async () => {
    const page = await openPage();
    const failed = missing<never>({ kind: 'network' });
    const scope = testScopeSnapshot({}, { endpoints: failed, alarms: failed });
    const faults = [
      { scope: 'a@eu-west-1', sentence: 'The profile a is not signed in.', next: 'Sign In…' },
      { scope: 'b@eu-west-1', sentence: 'The profile b is not set up.', next: null },
    ];
    await page.show(overviewState(testSnapshot(scope), { faults }));
    const tiles = await page.page.locator('.tile dd').allInnerTexts();
    expect(new Set(tiles)).toEqual(new Set(['not known']));
    expect(await page.page.locator('.banner span').allInnerTexts()).toEqual(
      faults.map(({ sentence }) => sentence),
    );
    await page.page.locator('.banner button').click();
    expect(await page.lastPosted()).toEqual({ type: 'next', scope: 'a@eu-west-1' });
  });

  it('shows every endpoint with its numbers, its status and its day', async () => {
    const page = await openPage();
    await page.show(overviewState(fleet(6)));
    expect(await page.page.locator('.tile').allInnerTexts()).toEqual([
      'Connected now\n3',
      'Connections today\nat least 182',
      'Alarms in ALARM\n1',
      'Endpoints without an alarm\n2',
    ]);
    expect(await namesOf(page)).toHaveLength(6);
    const statuses = await page.page.locator('.endpoint-line .cell.of-status').allInnerTexts();
    expect(statuses).toEqual([
      'No alarm',
      'Counts only: 1 of 2 subscriptions pending',
      'No alarm',
      'Notifies by name',
      'Nobody is notified: the actions of the alarm are off',
      'In ALARM since 10:02',
    ]);
    await expect(page.page.locator('.spark').first().getAttribute('aria-label')).resolves.toMatch(
      /^Highest: \d+ at .*\. Rises: \d+\. Alarms fired: 0\.$/,
    );
  });

  it('says that there are none, and finds them', async () => {
    const page = await openPage();
    await page.show(overviewState(testSnapshot()));
    await page.button('Find My Endpoints…').click();
    expect(await page.lastPosted()).toEqual({ type: 'find' });
  });

  it.each([200, 1000])('keeps few of %i rows in the page, and reaches all', async (size) => {
    const page = await openPage();
    await page.show(overviewState(fleet(size)));
    expect(await rowsOf(page).count()).toBeLessThan(40);
    await rowsOf(page).first().focus();
    await page.press('End');
    expect(await page.page.locator(':focus').getAttribute('aria-rowindex')).toBe(String(size + 1));
    await page.press('Enter');
    const last = await page.lastPosted();
    expect(last?.type).toBe('open');
  });

  it('is used without a mouse', async () => {
    const page = await openPage();
    await page.show(overviewState(fleet(7)));
    await rowsOf(page).first().focus();
    await page.press('ArrowDown', ' ', 'ArrowDown', ' ');
    expect(await page.page.locator('[aria-selected=true].endpoint-line').count()).toBe(2);
    await page.button('Compare in Chart').click();
    expect(await page.lastPosted()).toEqual({ type: 'compare', endpoints: [ref(3), ref(6)] });
    await rowsOf(page).first().focus();
    await page.press('Escape');
    expect(await page.page.locator('[aria-selected=true].endpoint-line').count()).toBe(0);
    await page.press('Control+a');
    expect(await page.page.locator('[aria-selected=true].endpoint-line').count()).toBe(7);
    expect(await page.button('Compare in Chart').isDisabled()).toBe(true);
  });

  it('groups, sorts and filters, and remembers it', async () => {
    const page = await openPage({ viewport: { width: 1280, height: 900 } });
    const state = overviewState(fleet(6));
    await page.show(state);
    await page.page.getByLabel('Group by').selectOption('status');
    expect(await page.page.locator('.group-title strong').allInnerTexts()).toEqual([
      ...['In ALARM', 'Nobody is notified', 'No alarm', 'Counts only', 'Notifies by name'],
    ]);
    await page.page.getByLabel('Group by').selectOption('tag:env');
    expect(await page.page.locator('.group-title').allInnerTexts()).toEqual([
      'prod Endpoints: 2 · connected: 1',
      'test Endpoints: 1 · connected: 1',
      'No value Endpoints: 3 · connected: 1',
    ]);
    await page.page.getByLabel('Group by').selectOption('none');
    await page.button('Connected').click();
    expect((await namesOf(page)).slice(0, 3)).toEqual(['Nagoya', 'Osaka', 'Tokyo office']);
    await page.page.getByLabel('Filter').fill('tok');
    expect(await namesOf(page)).toEqual(['Tokyo office']);
    await page.reload();
    await page.show(state);
    expect(await namesOf(page)).toEqual(['Tokyo office']);
    expect(await page.page.getByLabel('Filter').inputValue()).toBe('tok');
    await page.page.getByLabel('Filter').fill('nothing like it');
    await page.button('Clear Filter').click();
    expect(await namesOf(page)).toHaveLength(6);
  });

  it('applies what changes, and keeps the focus and the selection', async () => {
    const page = await openPage();
    const { rows, totals, ...state } = overviewState(fleet(6));
    await page.show({ ...state, rows, totals });
    await rowsOf(page).nth(1).focus();
    await page.press(' ');
    const changed = rows
      .filter(({ name }) => name === 'Nagoya')
      .map((row) => ({ ...row, open: 9 }));
    const gone = rows.filter(({ name }) => name === 'Fukuoka').map(({ key }) => key);
    const { now, readOnly, reading, faults } = state;
    await page.send({
      type: 'changes',
      now,
      readOnly,
      reading,
      faults,
      totals,
      rows: changed,
      gone,
    });
    expect(await namesOf(page)).toHaveLength(5);
    const row = page.page.locator('.endpoint-line[aria-selected=true]');
    expect(await row.locator('.cell.of-open').innerText()).toBe('9');
    expect(await page.hasFocus('.endpoint-line[aria-selected=true]')).toBe(true);
  });

  it('offers alarms for all endpoints without one, or for the selected ones', async () => {
    const page = await openPage();
    const state = overviewState(fleet(6));
    await page.show(state);
    await page.page.locator('.offer').getByRole('button').click();
    expect(await page.lastPosted()).toEqual({
      type: 'createAlarms',
      endpoints: [ref(5), ref(6)],
    });
    await page.page.getByLabel('Select Naha').click();
    await page.page.locator('.controls').getByRole('button', { name: 'Create Alarms…' }).click();
    expect(await page.lastPosted()).toEqual({ type: 'createAlarms', endpoints: [ref(6)] });
    await page.show({ ...state, readOnly: true });
    expect(await page.page.getByRole('button', { name: 'Create Alarms…' }).count()).toBe(0);
    expect(await page.page.locator('.offer').innerText()).toContain('Read-only mode is on');
  });

  it('lists what Create Alarms… has created, and goes on from there', async () => {
    const page = await openPage({ viewport: { width: 640, height: 700 } });
    await page.show(overviewState(fleet(6)));
    const card = page.page.getByRole('region', { name: 'Result of Create Alarms' });
    expect(await card.count()).toBe(0);
    await page.send(createdState);
    expect(await card.locator('li').allInnerTexts()).toEqual([
      '×\nOsaka not created: Not allowed.',
      '?\nNagoya cannot be determined: No response.',
      '✓\nTokyo office created\nclient-vpn-watch-tokyo-office',
      'i\n<img src=x onerror=alert(1)> not created: it existed\n<b>by hand</b>',
    ]);
    await card.getByRole('button', { name: 'client-vpn-watch-tokyo-office' }).click();
    const alarmName = 'client-vpn-watch-tokyo-office';
    expect(await page.lastPosted()).toEqual({ type: 'openAlarm', endpoint: ref(1), alarmName });
    for (const [name, type] of [
      ['Try Again', 'tryAgain'],
      ['Export Markdown', 'exportCreated'],
      ['Dismiss', 'dismissCreated'],
    ] as const) {
      await page.button(name).click();
      expect(await page.lastPosted()).toEqual({ type });
    }
    await page.send({ ...createdState, file: { type: 'saved', name: 'created-alarms.md' } });
    await page.page.getByText('Saved as created-alarms.md').waitFor();
    expect(await page.contentWidth()).toBeLessThanOrEqual(640);
    expect(await rowsOf(page).first().isVisible()).toBe(true);
    await page.show(overviewState(fleet(6), { readOnly: true }));
    expect(await page.button('Try Again').count()).toBe(0);
    await page.send({ ...createdState, list: null });
    expect(await card.count()).toBe(0);
  });

  it('leaves the menu of a row to VS Code', async () => {
    const page = await openPage();
    await page.show(overviewState(fleet(6)));
    const context = await rowsOf(page).first().getAttribute('data-vscode-context');
    expect(JSON.parse(context ?? '')).toEqual({
      ...{ webviewSection: 'endpoint', preventDefaultContextMenuItems: true, kind: 'endpoint' },
      ...{ ...ref(5), needsAlarm: true },
    });
    const opened = page.page.evaluate(
      `new Promise((done) => addEventListener('contextmenu', (event) => {
        event.preventDefault();
        done(event.target.closest('[data-vscode-context]') !== null);
      }))`,
    );
    await page.page.getByLabel('Actions for Fukuoka').click();
    expect(await opened).toBe(true);
  });

  it('shows any name as text, and fits at 640 pixels', async () => {
    const page = await openPage({ viewport: { width: 640, height: 700 } });
    const endpoints = hostileNames.map((name, index) =>
      testEndpoint({ id: `cvpn-endpoint-${index + 1}`, name, tags: { [name]: name } }),
    );
    await page.show(overviewState(testSnapshot(testScopeSnapshot({ endpoints }))));
    const names = await namesOf(page);
    expect(names).toContain('<img src=x onerror=alert(1)>');
    expect(await page.page.locator('img').count()).toBe(0);
    expect(await page.contentWidth()).toBeLessThanOrEqual(640);
  });

  it.each([
    [1280, 1, ['name', 'status', 'open', 'day', 'latest', 'findings', 'tags']],
    [900, 1, ['name', 'status', 'open', 'day', 'latest']],
    [640, 2, ['name', 'status', 'open', 'day', 'latest']],
    [320, 3, ['name', 'status', 'open', 'day']],
  ] as const)(
    'shows the day of an endpoint at %i pixels, in lines: %i',
    async (width, _, shown) => {
      const page = await openPage({ viewport: { width, height: 700 } });
      await page.show(overviewState(fleet(1000)));
      const row = rowsOf(page).first();
      const cells = await row.locator('[class*=of-]').all();
      const classes = await Promise.all(cells.map((cell) => cell.getAttribute('class')));
      const columns = classes.map((one) => /of-(\w+)/.exec(one ?? '')?.[1]);
      expect(columns.filter((column) => column !== 'box' && column !== 'actions')).toEqual(shown);
      const grid = await page.page.locator('.overview-grid').boundingBox();
      const day = await row.locator('.spark').boundingBox();
      const right = (box: typeof day) => (box?.x ?? NaN) + (box?.width ?? NaN);
      expect(right(day)).toBeLessThan(right(grid));
      expect(await page.contentWidth()).toBeLessThanOrEqual(width);
      await row.focus();
      await page.press('End');
      expect(await page.page.locator(':focus').getAttribute('aria-rowindex')).toBe('1001');
    },
  );

  it('lays its rows out again when the page gets narrow', async () => {
    const page = await openPage({ viewport: { width: 900, height: 700 } });
    await page.show(overviewState(fleet(1000)));
    const second = async () => {
      const [a, b] = [
        await rowsOf(page).first().boundingBox(),
        await rowsOf(page).nth(1).boundingBox(),
      ];
      return (b?.y ?? NaN) - (a?.y ?? NaN);
    };
    expect(await second()).toBe(34);
    await page.page.setViewportSize({ width: 640, height: 700 });
    await expect.poll(second).toBe(66);
  });

  it.each(themeNames.flatMap((theme) => [900, 640, 320].map((width) => [theme, width] as const)))(
    'has no violations in the theme %s at %i pixels',
    async (theme, width) => {
      const page = await openPage({ theme, viewport: { width, height: 640 } });
      const state = overviewState(fleet(12), { faults: [noNetwork], reading: true }, japanese);
      await page.show({ ...state, language: 'ja' });
      await page.send(createdState);
      await page.page.getByRole('combobox').selectOption('status');
      await rowsOf(page).nth(1).focus();
      await page.press(' ');
      expect(await auditPage(page)).toEqual([]);
    },
  );
});
