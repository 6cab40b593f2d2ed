/** The connections page in a real browser, under the editor's own policy. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { connectionMessages } from '../../src/protocol/connectionMessages';
import type { FailedAttempt } from '../../src/core/model/failedAttempt';
import type { ConnectionsState } from '../../src/protocol/connections';
import { plainTranslate } from '../fakes/plainTranslate';
import { testConnection } from '../fakes/snapshots';
import {
  attempts,
  connectionsState,
  crowd,
  everything,
  office,
  officeSnapshot,
  type ConnectionsLine,
} from './connectionsState';
import type { OpenPage, PageOptions } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames } from './themes';

const openPage = pageSuite<ConnectionsLine>('connections');
let page: OpenPage<ConnectionsLine>;

async function open(
  connections = office,
  options: PageOptions & {
    readonly change?: Partial<ConnectionsState>;
    readonly failures?: readonly FailedAttempt[];
  } = {},
): Promise<void> {
  const { change, failures = [], ...pageOptions } = options;
  page = await openPage(pageOptions);
  const snapshot = officeSnapshot(connections);
  await page.show(connectionsState(snapshot, change, plainTranslate, { failures }));
}

/** Who stands in the rows that are in the page, from the top. */
async function who(): Promise<readonly string[]> {
  return page.page.locator('tbody td.who').allTextContents();
}

const grid = (): Locator => page.page.getByRole('grid');
const header = (name: string): Locator =>
  page.page.getByRole('columnheader', { name, exact: true });
const row = (name: string): Locator => page.page.locator('tbody tr', { hasText: name });
const selected = (): Promise<readonly string[]> =>
  page.page.locator('tbody tr[aria-selected=true] td.who').allTextContents();

describe('the table', () => {
  it('shows who is there, the last to come first, and those who left when asked', async () => {
    await open();
    expect(await who()).toEqual(['ken', 'hana', 'aoi']);
    await page.page.getByLabel('Ended connections').check();
    expect(await who()).toEqual(['ken', 'hana', 'mio', 'aoi']);
    expect(await row('mio').locator('td.state').textContent()).toBe('ended');
    expect((await page.memory())?.ended).toBe(true);
  });

  it('sorts by a header with the mouse and with the keyboard, and says so', async () => {
    await open();
    await header('Who').getByRole('button').click();
    expect(await who()).toEqual(['aoi', 'hana', 'ken']);
    expect(await header('Who').getAttribute('aria-sort')).toBe('ascending');
    await page.press('Enter');
    expect(await who()).toEqual(['ken', 'hana', 'aoi']);
    expect(await header('Who').getAttribute('aria-sort')).toBe('descending');
    await header('Received').getByRole('button').focus();
    await page.press('Enter');
    expect((await who())[0]).toBe('aoi');
    expect(await header('Who').getAttribute('aria-sort')).toBe('none');
  });

  it('filters as one types, and offers to end that where nothing fits', async () => {
    await open();
    await page.page.getByRole('searchbox').fill('10.8.0.77');
    expect(await who()).toEqual(['ken']);
    await page.page.getByRole('searchbox').fill('nobody');
    expect(await page.page.locator('.empty').innerText()).toContain('No connections match');
    await page.button('Clear Filter').click();
    expect(await who()).toHaveLength(3);
  });

  it('shows no row as a sentence with the next step', async () => {
    await open([]);
    expect(await page.page.locator('.empty').innerText()).toContain('Nobody is connected');
    await page.button('Refresh').last().click();
    expect(await page.lastPosted()).toEqual({ type: 'step', of: 'empty' });
  });

  it('offers those who left where nobody is there', async () => {
    await open(office.slice(3));
    await page.button('Show Ended Connections').click();
    expect(await who()).toEqual(['mio']);
  });

  it('shows the timestamp and the reason, and offers the step', async () => {
    const fault = { sentence: 'As of 10:00. No network.', step: 'Refresh' };
    await open(office, { change: { fault } });
    const banner = page.page.getByRole('alert');
    expect(await banner.innerText()).toContain('As of 10:00. No network.');
    await banner.getByRole('button').click();
    expect(await page.lastPosted()).toEqual({ type: 'step', of: 'fault' });
    expect(await who()).toHaveLength(3);
  });

  it.each(themeNames)('is readable in the theme %s', async (theme) => {
    await open(office, { theme });
    await row('hana').click();
    const [chosen, plain] = await Promise.all([
      page.colors('tr[aria-selected=true] td'),
      page.colors('tr[aria-selected=false] td'),
    ]);
    expect(chosen).not.toEqual(plain);
    expect(plain.color).not.toBe(plain.background);
    expect(chosen.color).not.toBe(chosen.background);
  });

  it('shows the selection where the system chooses the colors', async () => {
    await open(office, { forcedColors: 'active' });
    await row('hana').click();
    const chosen = await page.colors('tr[aria-selected=true] td');
    const plain = await page.colors('tr[aria-selected=false] td');
    expect(chosen.background).not.toBe(plain.background);
  });

  it('fits into 280 pixels: the names stay in sight while the rest scrolls', async () => {
    await open(office, { viewport: { width: 280, height: 640 } });
    expect(await page.contentWidth()).toBeLessThanOrEqual(280);
    await page.page.locator('.grid').hover();
    await page.page.mouse.wheel(400, 0);
    await page.painted();
    const cell = await row('ken').locator('td.who').boundingBox();
    expect(cell?.x).toBeGreaterThanOrEqual(0);
    expect(cell?.x).toBeLessThan(20);
  });

  it('leaves every button in sight in a narrow window', async () => {
    await open(crowd(200), { viewport: { width: 320, height: 640 } });
    for (const button of await page.page.locator('.below button').all()) {
      const { y = NaN, height = NaN } = (await button.boundingBox()) ?? {};
      expect(y + height).toBeLessThanOrEqual(640);
    }
  });

  it.each(['highContrast', 'highContrastLight'] as const)(
    'distinguishes the row that keys act on from the others that are selected, in the theme %s',
    async (theme) => {
      await open(office, { theme });
      await grid().focus();
      await page.press('ArrowDown', 'Shift+ArrowDown');
      const borderOf = (selector: string): Promise<string> =>
        page.page.evaluate<string>(
          `getComputedStyle(document.querySelector('${selector} td.who')).borderTopStyle`,
        );
      expect(await borderOf('tr.active')).toBe('solid');
      expect(await borderOf('tr[aria-selected=true]:not(.active)')).toBe('dashed');
    },
  );
});

describe('attempts that failed', () => {
  const about = () => page.page.locator('header .about').innerText();
  const status = () => page.page.locator('.below').innerText();

  it('are counted, and shown with their reason when asked', async () => {
    await open(office, { failures: attempts });
    expect(await who()).toEqual(['ken', 'hana', 'aoi']);
    expect(await about()).toContain('Connected: 3 · Ended: 1 · Failed attempts: 2');
    expect(await header('Reason').count()).toBe(0);
    await page.page.getByLabel('Failed attempts').check();
    expect(await who()).toEqual(['ken', 'mallory', '203.0.113.10', 'hana', 'aoi']);
    const cells = await row('mallory').locator('td').allTextContents();
    expect(cells.slice(0, 3)).toEqual(['mallory', 'failed', 'Sign-in failed']);
    expect(await row('mallory').locator('td.reason').getAttribute('title')).toBe(
      'Sign-in failed (authentication-failed)',
    );
    expect(cells[3]).toMatch(/^6:55\sPM$/);
    expect(await about()).toContain('Connected: 3 ·');
    expect((await page.memory())?.failed).toBe(true);
  });

  it('are filtered by their reason, sorted by it, and copied with it', async () => {
    await open(office, { failures: attempts });
    await page.page.getByLabel('Failed attempts').check();
    await header('Reason').getByRole('button').click();
    expect((await who())[0]).toBe('mallory');
    await page.page.getByRole('searchbox').fill('authentication');
    expect(await who()).toEqual(['mallory']);
    await page.button('Copy All').click();
    const copied = await page.lastPosted();
    expect(copied?.type === 'copy' && copied.text).toContain('mallory\tfailed\tSign-in failed\t');
    await page.button('Export CSV').click();
    const saved = await page.lastPosted();
    const file = saved?.type === 'saveFile' ? saved.file : undefined;
    expect(file?.kind === 'csv' && file.text).toContain(
      '"mallory","corp-vpn","failed","authentication-failed",',
    );
  });

  it('have no connection that could be ended', async () => {
    await open(office, { failures: attempts });
    await page.page.getByLabel('Failed attempts').check();
    await row('mallory').click();
    expect(await status()).toContain('Selected: 1.');
    expect(await page.button('End Connection…').isDisabled()).toBe(true);
    expect(await page.button('End All Connections of This User…').isDisabled()).toBe(true);
    const outgoing = (await page.posted()).length;
    await page.press('Delete');
    expect(await page.posted()).toHaveLength(outgoing);
  });

  it('are offered where nobody is there and nobody was', async () => {
    await open([], { failures: attempts });
    expect(await page.page.locator('.empty').innerText()).toContain('Nobody is connected now.');
    await page.button('Show Failed Attempts').click();
    expect(await who()).toEqual(['mallory', '203.0.113.10']);
    expect(await page.page.getByLabel('Failed attempts').isChecked()).toBe(true);
  });

  it.each(themeNames)('stand out in the theme %s, and read well when selected', async (theme) => {
    await open(office, { theme, failures: attempts });
    await page.page.getByLabel('Failed attempts').check();
    const [failed, other] = await Promise.all([
      page.colors('tr.failed td.state'),
      page.colors('tr.open td.state'),
    ]);
    expect(failed.color).not.toBe(other.color);
    await row('mallory').click();
    const chosen = await page.colors('tr.failed[aria-selected=true] td.state');
    expect(chosen.color).toBe((await page.colors('tr[aria-selected=true] td.who')).color);
  });

  it('are text, whatever their reason looks like', async () => {
    const reason = '<img src=x onerror="alert(1)">\u202E';
    await open(office, { failures: attempts.map((one) => ({ ...one, reason })) });
    await page.page.getByLabel('Failed attempts').check();
    expect(await row('mallory').locator('td.reason').textContent()).toBe(
      '<img src=x onerror="alert(1)">⟨U+202E⟩',
    );
    expect(await page.page.locator('tbody img').count()).toBe(0);
  });
});

describe('logging that is off', () => {
  const note = () => page.page.getByRole('note');

  it('is said, with the command that turns it on', async () => {
    await open();
    expect(await note().innerText()).toContain('Connection logging is off, so device addresses');
    await note().getByRole('button', { name: 'Turn On Connection Logging…' }).click();
    expect(await page.lastPosted()).toEqual({ type: 'step', of: 'logging' });
  });

  it('is not spoken of where it is on', async () => {
    await open(office, { change: { logging: null } });
    expect(await note().isVisible()).toBe(false);
  });
});

describe('a connection that was chosen elsewhere', () => {
  it('is selected and has the focus, also if a filter hid it or it has ended', async () => {
    await open();
    await page.page.getByRole('searchbox').fill('ken');
    await page.show(connectionsState(officeSnapshot(office), { highlight: 'c-1' }));
    expect(await selected()).toEqual(['hana']);
    expect(await page.hasFocus('[role=grid]')).toBe(true);
    await page.show(connectionsState(officeSnapshot(office), { highlight: 'c-4' }));
    expect(await selected()).toEqual(['mio']);
    await page.show(connectionsState(officeSnapshot(office)));
    expect(await selected()).toEqual(['mio']);
  });

  it('is scrolled to', async () => {
    await open();
    await page.show(connectionsState(officeSnapshot(crowd(2000)), { highlight: 'c-1500' }));
    expect(await selected()).toEqual(['user1500']);
  });

  it('is reported if it is no longer listed', async () => {
    await open();
    await page.show(connectionsState(officeSnapshot(office), { highlight: 'c-99' }));
    const status = page.page.getByRole('status');
    expect(await status.textContent()).toBe('The connection c-99 is no longer listed.');
  });
});

describe('2,000 connections', () => {
  it('are in the page as far as they are in sight, and counted in full', async () => {
    await open(crowd(2000));
    expect(await grid().getAttribute('aria-rowcount')).toBe('2001');
    expect((await who()).length).toBeLessThan(80);
    await grid().focus();
    await page.press('End');
    expect((await who()).at(-1)).toBe('user1999');
    expect(await selected()).toEqual(['user1999']);
    const last = page.page.locator('tbody tr.active');
    expect(await last.getAttribute('aria-rowindex')).toBe('2001');
  });

  it('come in pieces, and are shown when all are there', async () => {
    await open();
    const state = connectionsState(officeSnapshot(crowd(2000)));
    const [lost, ...others] = connectionMessages(state, 2);
    await page.send(...others);
    expect(await grid().getAttribute('aria-rowcount')).not.toBe('2001');
    await page.send(lost!, ...others);
    expect(await grid().getAttribute('aria-rowcount')).toBe('2001');
  });

  it('are drawn again in a time that grows no faster than their number', async () => {
    await open();
    const drawn = async (count: number): Promise<number> => {
      const state = connectionsState(officeSnapshot(crowd(count)));
      const times: number[] = [];
      // Other work of the machine only adds to a time.
      while (times.length < 5)
        times.push(await page.handles({ type: 'state', of: 1, from: 0, state }));
      expect(await grid().getAttribute('aria-rowcount')).toBe(String(count + 1));
      return Math.min(...times);
    };
    const [few, many] = [await drawn(200), await drawn(2000)];
    expect(await page.page.locator('tbody td.who').count()).toBeGreaterThan(5);
    // Linear time grows tenfold, quadratic time a hundredfold; a ms is what the clock can show.
    expect(many / Math.max(few, 1)).toBeLessThan(30);
  });

  it('keep their place, the selection and the focus while others come and go', async () => {
    await open(crowd(2000));
    await grid().focus();
    await page.press('PageDown', 'PageDown', 'PageDown');
    const [active] = await selected();
    expect(active).toBeDefined();
    const place = async () => (await page.page.locator('tbody tr.active').boundingBox())?.y;
    const before = await place();
    const newer = crowd(2000).map((one, i) =>
      i < 5 ? one : { ...one, egressBytes: one.egressBytes + 10 },
    );
    const come = Array.from({ length: 7 }, (_, i) =>
      testConnection({ id: `n-${i}`, username: `new${i}`, startedAt: Date.UTC(2026, 10, 5, 10) }),
    );
    await page.show(connectionsState(officeSnapshot([...come, ...newer.slice(3)])));
    expect(await selected()).toEqual([active]);
    expect(await place()).toBeCloseTo(before ?? 0, 0);
    expect(await page.hasFocus('[role=grid]')).toBe(true);
  });
});

describe('what is done with rows', () => {
  it('is done by keys: select, extend, all, copy', async () => {
    await open();
    await grid().focus();
    await page.press('ArrowDown', 'ArrowDown');
    expect(await selected()).toEqual(['hana']);
    const active = await grid().getAttribute('aria-activedescendant');
    expect(await row('hana').getAttribute('id')).toBe(active);
    await page.press('Shift+ArrowDown');
    expect(await selected()).toEqual(['hana', 'aoi']);
    await page.press('Control+c');
    const copied = await page.lastPosted();
    expect(copied).toMatchObject({ type: 'copy', rows: 2 });
    expect(copied?.type === 'copy' && copied.text.split('\n')[1]).toMatch(/^hana\tactive\t/);
    await page.press('Control+a');
    expect(await selected()).toHaveLength(3);
  });

  it('leaves the menu of the selected connection to VS Code', async () => {
    await open();
    await page.page.evaluate(`addEventListener('contextmenu', ({ target }) => {
      window.menu = target.closest('[data-vscode-context]').dataset.vscodeContext;
    })`);
    const menu = async (): Promise<unknown> =>
      JSON.parse(await page.page.evaluate<string>('window.menu')) as unknown;
    const where = { scope: 'corp@ap-northeast-1', endpointId: 'cvpn-endpoint-1' };
    const common = { preventDefaultContextMenuItems: true };
    const connection = { webviewSection: 'connection', kind: 'connection', ...where };
    await row('ken').click({ button: 'right' });
    expect(await selected()).toEqual(['ken']);
    expect(await menu()).toEqual({ ...common, ...connection, connectionId: 'c-2' });
    await grid().focus();
    await page.press('ArrowDown', 'Shift+F10');
    expect(await menu()).toEqual({ ...common, ...connection, connectionId: 'c-1' });
    await page.press('Shift+ArrowDown', 'Shift+F10');
    expect(await selected()).toHaveLength(2);
    expect(await menu()).toEqual(common);
  });

  it('shows the focus before any row is chosen', async () => {
    await open();
    const outline = (): Promise<string> =>
      page.page.evaluate<string>(`getComputedStyle(document.querySelector('.grid')).outlineStyle`);
    expect(await outline()).toBe('none');
    await page.page.getByRole('button', { name: 'Export JSON' }).focus();
    await page.press('Tab');
    await page.press('Tab');
    expect(await outline()).toBe('solid');
  });

  it('ends the one that is selected, by button and by key', async () => {
    await open();
    expect(await page.button('End Connection…').isDisabled()).toBe(true);
    await row('ken').click();
    await page.button('End Connection…').click();
    const where = { scope: 'corp@ap-northeast-1', endpointId: 'cvpn-endpoint-1' };
    const command = { type: 'rowCommand', ...where, connectionId: 'c-2' };
    expect(await page.lastPosted()).toEqual({ ...command, command: 'endConnection' });
    await page.button('End All Connections of This User…').click();
    expect(await page.lastPosted()).toEqual({ ...command, command: 'endUserConnections' });
    await grid().focus();
    await page.press('Delete');
    expect(await page.lastPosted()).toEqual({ ...command, command: 'endConnection' });
  });

  it('ends none that has ended, and not several at once', async () => {
    await open();
    await page.page.getByLabel('Ended connections').check();
    await row('mio').click();
    expect(await page.button('End Connection…').isDisabled()).toBe(true);
    await row('ken').click();
    await row('hana').click({ modifiers: ['Control'] });
    expect(await selected()).toEqual(['ken', 'hana']);
    expect(await page.button('End Connection…').isDisabled()).toBe(true);
  });

  it('ends nothing in read-only mode, and says why', async () => {
    await open(office, { change: { readOnly: true } });
    await row('ken').click();
    expect(await page.button('End Connection…').isVisible()).toBe(false);
    expect(await page.button('End All Connections of This User…').isVisible()).toBe(false);
    const outgoing = (await page.posted()).length;
    await grid().focus();
    await page.press('Delete');
    expect(await page.posted()).toHaveLength(outgoing);
    expect(await page.page.locator('.below').innerText()).toContain('Read-only mode is on');
  });

  it('exports what is shown, and shows the outcome', async () => {
    await open();
    await page.page.getByRole('searchbox').fill('ken');
    await page.button('Export CSV').click();
    const csv = await page.lastPosted();
    expect(csv?.type === 'saveFile' && csv.file).toMatchObject({ kind: 'csv' });
    const text = csv?.type === 'saveFile' && csv.file.kind === 'csv' ? csv.file.text : '';
    expect(text.trim().split('\r\n')).toHaveLength(2);
    await page.button('Export JSON').click();
    const json = await page.lastPosted();
    expect(json?.type === 'saveFile' && json.file.kind).toBe('json');
    await page.send({ type: 'saved', name: 'a.json' });
    expect(await page.page.locator('.status').innerText()).toContain('a.json');
  });
});

describe('names from outside', () => {
  it('are text, whatever they look like', async () => {
    const names = [
      '<img src=x onerror="alert(1)">',
      '**bold** [run](command:x)',
      'left\u202Eright\u0000end',
      '=cmd|calc',
    ];
    await open(
      names.map((username, i) => testConnection({ id: `h-${i}`, username, commonName: username })),
    );
    const shown = await who();
    expect([...shown].sort()).toEqual(
      [
        '<img src=x onerror="alert(1)">',
        '**bold** [run] (command:x)',
        'left⟨U+202E⟩right␀end',
        '=cmd|calc',
      ].sort(),
    );
    expect(await page.page.locator('tbody img').count()).toBe(0);
  });
});

describe('another life of the page', () => {
  it('begins with the order, the filter and the choice of the one before', async () => {
    await open();
    await header('Who').getByRole('button').click();
    await page.page.getByRole('searchbox').fill('a');
    expect(await page.memory()).toEqual({
      target: everything,
      filter: 'a',
      ended: false,
      failed: false,
      sort: { column: 'who', descending: false },
    });
    await page.reload();
    await page.show(connectionsState(officeSnapshot(office)));
    expect(await who()).toEqual(['aoi', 'hana', 'ken']);
    expect(await page.page.getByRole('searchbox').inputValue()).toBe('a');
  });
});
