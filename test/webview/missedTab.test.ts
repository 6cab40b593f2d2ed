/** The tab Missed in a real browser, under the editor's own policy. */
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../src/core/audit/readAudit';
import { auditPage } from './auditPage';
import {
  auditReport,
  detailsMessage,
  missedState,
  pictureMessages,
  type MissedLine,
} from './missedState';
import type { OpenPage, PageOptions } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames, themes } from './themes';

const openPage = pageSuite<MissedLine>('endpoint/missed');
let page: OpenPage<MissedLine>;
let report: AuditReport;

async function open(
  shown: AuditReport = auditReport(18),
  pageOptions: Omit<PageOptions, 'part'> = {},
): Promise<void> {
  page = await openPage({ viewport: { width: 1000, height: 1400 }, ...pageOptions });
  report = shown;
  await page.show(missedState());
  await page.send(...pictureMessages(report));
}

const heading = (name: string | RegExp) => page.page.getByRole('heading', { name });
const legend = (name: RegExp) => page.page.getByRole('button', { name });
const picture = () => page.page.getByRole('application');
const tip = () => page.page.locator('.entry-tip');
const rows = () => page.page.locator('.entries .lines [role=row]');

/** Sends the details that the page has asked for last. */
async function answer(): Promise<number> {
  const asked = (await page.posted()).filter((message) => message.type === 'describe').at(-1);
  if (asked?.type !== 'describe') throw new Error('The page has asked for nothing.');
  await page.send(detailsMessage(report, asked.index));
  return asked.index;
}

describe('the tab Missed', () => {
  it('says how many were notified, and how many there are of each verdict', async () => {
    await open();
    await heading('8 of 18 notified').waitFor();
    await page.page.getByText('Not notified: 8').waitFor();
    expect(await legend(/^Masked by a disconnection 2$/).count()).toBe(1);
    expect(await legend(/^Notified together with others 2$/).count()).toBe(1);
    expect(await page.page.getByText('Proposed: log alarm').count()).toBe(1);
  });

  it('hides and shows the connections of a verdict in the picture and in the table', async () => {
    await open();
    const before = await rows().count();
    await legend(/^Masked by a disconnection/).click();
    await page.painted();
    expect(await rows().count()).toBe(before - 2);
    expect((await page.memory())?.hidden).toEqual(['masked']);
    await page.button('Show All').click();
    await page.painted();
    expect(await rows().count()).toBe(before);
  });

  it('explains the connection that is chosen with the keyboard', async () => {
    await open();
    await picture().focus();
    await page.press('Home', 'PageDown');
    expect(await answer()).toBe(1);
    await heading(/kenji.*: Masked by a disconnection/).waitFor();
    await page.page
      .getByText(/Other connections ended in between/)
      .first()
      .waitFor();
    await page.page.getByText('Notified by name at', { exact: false }).first().waitFor();
    expect(await rows().locator('xpath=self::*[@aria-selected="true"]').count()).toBe(1);
    await page.press('Escape');
    await page.page.getByText('Choose a connection in the picture').waitFor();
  });

  it('zooms with keys and buttons, and back', async () => {
    await open();
    const span = page.page.getByText(/^Showing .* to /);
    const whole = await span.textContent();
    await picture().focus();
    await page.press('+');
    expect(await span.textContent()).not.toBe(whole);
    await page.press('0');
    expect(await span.textContent()).toBe(whole);
    await page.button('Zoom In').click();
    await page.button('Whole Range').click();
    expect(await span.textContent()).toBe(whole);
  });

  it('shows a tooltip at the pointer, and chooses with a click', async () => {
    await open(auditReport(1));
    const box = await picture().boundingBox();
    if (!box) throw new Error('There is no picture.');
    const lane = 38;
    await page.page.mouse.move(box.x + 14, box.y + lane + 10);
    await page.painted();
    await page.page.locator('.entry-tip', { hasText: 'hana' }).waitFor();
    await page.page.mouse.down();
    await page.page.mouse.up();
    await page.painted();
    expect(await answer()).toBe(0);
    await heading(/hana.*: Notified as a count/).waitFor();
  });

  it('shows the bell at the pointer, and keeps the details of one that is clicked', async () => {
    await open();
    const box = await picture().boundingBox();
    if (!box) throw new Error('There is no picture.');
    const { range } = report.audit;
    const [alarm] = report.alarms;
    const { at } = alarm!.firings[2]!;
    const left = 12;
    const share = (at - range.start) / (range.end - range.start);
    const bell = { x: box.x + left + share * (box.width - 2 * left), y: box.y + 18 };
    await page.page.mouse.move(bell.x, bell.y);
    await page.painted();
    const text = /^tokyo-office-vpn-connections\nIn ALARM from .+ to .+\nNotified of: \S+$/;
    expect(await tip().innerText()).toMatch(text);
    await page.page.mouse.down();
    await page.page.mouse.up();
    await page.page.mouse.move(bell.x, box.y - 40);
    await page.painted();
    expect(await tip().innerText()).toMatch(text);
    await picture().focus();
    await page.press('Escape');
    expect(await tip().count()).toBe(0);
  });

  it('goes from bell to bell with the keyboard, and says what each was', async () => {
    await open();
    await picture().focus();
    const liveRegion: string[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await page.press(key);
      liveRegion.push(await page.liveRegion.first().innerText());
    }
    expect(liveRegion[0]).toMatch(
      /^tokyo-office-vpn-connections · In ALARM from .+ · Notified of: hana$/,
    );
    expect(liveRegion[1]).not.toBe(liveRegion[0]);
    expect(liveRegion.slice(2)).toEqual([liveRegion[0], liveRegion[0]]);
    expect(await tip().innerText()).toContain('Notified of: hana');
    await page.press('Home');
    expect(await page.liveRegion.first().innerText()).toMatch(/^hana, /);
    expect(await tip().count()).toBe(0);
  });

  it('zooms by dragging', async () => {
    await open();
    const span = page.page.getByText(/^Showing .* to /);
    const whole = await span.textContent();
    const box = await picture().boundingBox();
    if (!box) throw new Error('There is no picture.');
    await page.page.mouse.move(box.x + 200, box.y + 60);
    await page.page.mouse.down();
    await page.page.mouse.move(box.x + 400, box.y + 60);
    await page.page.mouse.up();
    await page.painted();
    expect(await span.textContent()).not.toBe(whole);
    await page.page.mouse.dblclick(box.x + 300, box.y + 60);
    await page.painted();
    expect(await span.textContent()).toBe(whole);
  });

  it('asks for another range, an alarm, an export, and to cancel', async () => {
    await open();
    await page.page.getByLabel('7 days').check();
    expect(await page.lastPosted()).toEqual({ type: 'choose', range: '1w', alarm: null });
    await page.show(missedState({ alarms: ['a', 'b'], range: '1w', progress: 'Reading…' }));
    await page.page.getByRole('combobox').selectOption('b');
    expect(await page.lastPosted()).toEqual({ type: 'choose', range: '1w', alarm: 'b' });
    await page.button('Export CSV').click();
    expect(await page.lastPosted()).toEqual({ type: 'export', kind: 'csv' });
    await page.button('Cancel').click();
    expect(await page.lastPosted()).toEqual({ type: 'cancel' });
    await page.send({ type: 'saved', name: 'audit.csv' });
    await page.show(missedState());
    await page.page.getByText('Saved audit.csv').waitFor();
  });

  it('takes a typed range, and says what is wrong with one', async () => {
    await open();
    await page.button('Custom…').click();
    await page.page.getByLabel('End', { exact: true }).fill('');
    await page.button('Show Range').click();
    await page.page.getByText('Enter a date and a time in both fields.').waitFor();
    await page.page.getByLabel('End', { exact: true }).fill('2026-11-11T12:00');
    await page.button('Show Range').click();
    expect(await page.lastPosted()).toMatchObject({
      type: 'choose',
      range: { end: Date.UTC(2026, 10, 11, 3) },
    });
  });

  it('offers an alarm or a log where there is none, except in read-only mode', async () => {
    const bare = { alarms: [], gaps: [{ kind: 'noLog' }] } as const;
    await open(auditReport(0, bare));
    await page.show(missedState({ alarms: [], loggingOff: true }));
    await heading('No connection is known to have started in this period.').waitFor();
    await page.button('Create Connection Alarm…').click();
    expect(await page.lastPosted()).toEqual({ type: 'run', command: 'createAlarm' });
    await page.button('Turn On Connection Logging…').click();
    expect(await page.lastPosted()).toEqual({ type: 'run', command: 'turnOnLogging' });
    await page.show(missedState({ alarms: [], loggingOff: true, readOnly: true }));
    expect(await page.button('Turn On Connection Logging…').count()).toBe(0);
  });

  it('shows hostile names as text', async () => {
    const name = '<img src=x onerror=alert(1)>\u202egnp'.padEnd(256, 'x');
    await open(auditReport(3, { names: [name] }));
    await page.page.getByText('<img src=x').first().waitFor();
    expect(await page.page.locator('img').count()).toBe(0);
  });

  it('is as wide as a narrow editor, and keeps 10,000 connections out of the page', async () => {
    await open(auditReport(10_000, { days: 63 }), { viewport: { width: 640, height: 800 } });
    await heading('4,445 of 10,000 notified').waitFor();
    expect(await page.contentWidth()).toBeLessThanOrEqual(640);
    expect(await rows().count()).toBeLessThan(60);
    await page.page.getByRole('grid').focus();
    await page.press('End');
    expect(await answer()).toBe(0);
    expect(await rows().count()).toBeLessThan(60);
  });
});

/** What is done to the page before it is checked. */
const states: Readonly<Record<string, () => Promise<void>>> = {
  'as it opens': () => open(),
  'with details and a form': async () => {
    await open();
    await picture().focus();
    await page.press('Home', 'PageDown');
    await answer();
    await page.button('Custom…').click();
  },
  'with the details of a bell': async () => {
    await open();
    await picture().focus();
    await page.press('ArrowDown');
  },
  'without connections, alarm and log': async () => {
    await open(auditReport(0, { alarms: [], gaps: [{ kind: 'noLog' }] }));
    await page.show(missedState({ alarms: [], loggingOff: true }));
  },
  'while it reads, after a failure': async () => {
    await open();
    await page.show(missedState({ progress: 'Reading…', failure: 'No connection.' }));
  },
};

describe.each(Object.entries(states))('the tab Missed %s', (_name, prepare) => {
  it('has no violations in any theme', async () => {
    await prepare();
    for (const theme of themeNames) {
      await page.setTheme(themes[theme]);
      expect([theme, await auditPage(page)]).toEqual([theme, []]);
    }
  });
});
