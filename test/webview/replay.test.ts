/** A replay below the chart, in a real browser: what would have fired, on the chart's own axis. */
import { describe, expect, it } from 'vitest';
import { notCalibrated } from '../../src/core/replay/estimateAssumptions';
import { replayReport } from '../../src/core/replay/readReplay';
import { runToCompletion } from '../../src/core/base/cooperativeTask';
import type { ChartRange } from '../../src/core/chart/view/chartRange';
import { chartReplay, type ChartReplay } from '../../src/core/chart/view/chartReplay';
import { alarm, now, officeRecords, officeSamples, officeSource } from './office';
import { stateOf, type OpenPage, type PageOptions } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames } from './themes';

const day = 24 * 3_600_000;
const openPage = pageSuite();
let page: OpenPage;

/** The office's alarm over a week, or `days`, of the office's own counts. */
function officeReplay(days = 7, name = alarm.name): ChartReplay {
  const samples = officeSamples(now - days * day, now);
  const report = runToCompletion(
    replayReport({ ...alarm, name }, samples, notCalibrated(alarm), now),
  );
  const replay = chartReplay(report);
  if (!replay) throw new Error('There is nothing to draw.');
  return replay;
}

async function open(
  range: ChartRange,
  replay: ChartReplay | null,
  options: PageOptions = {},
): Promise<void> {
  page = await openPage(options);
  await page.show(stateOf(officeSource(range), range, { replay }));
}

const section = () => page.page.getByRole('region', { name: 'Replay' });
const rows = () => page.page.locator('.replayRows li');

/** How much is painted on the canvas of a row: the sum of its alpha channel. */
const paint = (row: number) =>
  page.page.evaluate<number>(`(() => {
    const canvas = document.querySelectorAll('.replayRows canvas')[${String(row)}];
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, value, i) => (i % 4 === 3 ? sum + value : sum), 0);
  })()`);

describe('a replay', () => {
  it('is not there until it is asked for, and goes when it is', async () => {
    await open('1d', null);
    expect(await section().isVisible()).toBe(false);
    expect(await page.page.locator('.legend').textContent()).not.toContain('Would have fired');
    await page.show(stateOf(officeSource('1d'), '1d', { replay: officeReplay() }));
    expect(await section().isVisible()).toBe(true);
    await page.button('Hide Replay').click();
    expect(await page.lastPosted()).toEqual({ type: 'hideReplay' });
    expect(await page.hasFocus('.plot')).toBe(true);
    await page.show(stateOf(officeSource('1d'), '1d'));
    expect(await section().isVisible()).toBe(false);
  });

  it('says in text what each period and threshold comes to, and that none of it is real', async () => {
    await open('1d', officeReplay());
    expect(await section().getByRole('heading').textContent()).toBe(
      `Replay of ${alarm.name}: what would have fired, not what actually fired`,
    );
    const texts = await rows().allTextContents();
    expect(texts[0]).toMatch(/^60 s, ≥ 1: \d+ notifications \(the alarm itself\)$/);
    expect(texts.some((text) => /^300 s, ≥ 1: \d+ notifications?$/.test(text))).toBe(true);
    expect(await page.page.locator('.legend').textContent()).toContain('Would have fired (replay)');
  });

  it('counts what is on show', async () => {
    await open('1w', officeReplay());
    const count = async () =>
      Number(/: (\d+) /.exec((await rows().allTextContents())[0] ?? '')?.[1]);
    const whole = await count();
    await page.plot.focus();
    await page.press('+', '+', '+');
    expect(await count()).toBeLessThan(whole);
    await page.press('0');
    expect(await count()).toBe(whole);
  });

  it('stands on the axis of the plot', async () => {
    await open('1d', officeReplay());
    const area = await page.page.locator('.u-over').boundingBox();
    const row = await page.page.locator('.replayRows canvas').first().boundingBox();
    expect(row?.x).toBeCloseTo(area?.x ?? NaN, 0);
    expect(row?.width).toBeCloseTo(area?.width ?? NaN, 0);
  });

  it.each(themeNames)('is drawn in the theme %s', async (theme) => {
    await open('1d', officeReplay(), { theme });
    const drawn = await paint(0);
    await page.show(
      stateOf(officeSource('1d'), '1d', {
        replay: { ...officeReplay(), variants: [{ ...officeReplay().variants[0]!, firings: [] }] },
      }),
    );
    expect(drawn).toBeGreaterThan((await paint(0)) * 1.5);
  });

  it('shows the thresholds that the reader chooses', async () => {
    await open('1d', officeReplay());
    const before = await rows().count();
    await page.button('≥ 1').click();
    expect(await page.button('≥ 1').getAttribute('aria-pressed')).toBe('false');
    expect(await rows().count()).toBe(before - 2);
    expect((await rows().allTextContents()).join()).not.toContain('≥ 1:');
    await page.button('≥ 1').click();
    expect(await rows().count()).toBe(before);
  });

  it('shows the notification under the mouse', async () => {
    const [first] = officeReplay().variants;
    const one = first!.firings.at(-1)!;
    await open('3h', {
      ...officeReplay(),
      variants: [{ ...first!, firings: [{ ...one, end: now }] }],
    });
    const box = await page.page.locator('.replayRows canvas').boundingBox();
    if (!box) throw new Error('There is no row.');
    const { start, end } = officeSource('3h').window;
    const x = box.x + (((one.start + now) / 2 - start) / (end - start)) * box.width;
    await page.page.mouse.move(x, box.y + box.height / 2);
    expect(await page.tooltip.innerText()).toMatch(
      /^60 s, ≥ 1\nWould have fired at .+ and stayed in ALARM until /,
    );
  });

  it('is read sample by sample, and in the table', async () => {
    await open('1d', officeReplay());
    await page.plot.focus();
    await page.press('PageUp');
    expect(await page.liveRegion.textContent()).toMatch(/ · Would have fired: 60 s, ≥ 1/);
    await page.button('Table').click();
    const outgoing = (await page.tableCells()).map((cells) => cells[5] ?? '');
    expect(outgoing.some((text) => text.startsWith('Would have fired: 60 s, ≥ 1'))).toBe(true);
  });

  it('is taken along in the picture and in the file', async () => {
    await open('1d', null);
    const height = async () => {
      await page.chooseAction('Export PNG');
      const outgoing = await page.lastPosted();
      if (outgoing?.type !== 'saveFile' || outgoing.file.kind !== 'png')
        throw new Error('No picture.');
      return (await page.picture(outgoing.file.base64)).height;
    };
    const [plot] = [await page.plot.boundingBox()];
    const alone = (await height()) - (plot?.height ?? 0);
    await page.show(stateOf(officeSource('1d'), '1d', { replay: officeReplay() }));
    const with_ = (await height()) - ((await page.plot.boundingBox())?.height ?? 0);
    expect(with_).toBeGreaterThan(alone + (await rows().count()) * 20);
    await page.chooseAction('Export CSV');
    const outgoing = await page.lastPosted();
    const text =
      outgoing?.type === 'saveFile' && outgoing.file.kind === 'csv' ? outgoing.file.text : '';
    expect(text).toMatch(/^"time",.*,"would_have_fired"\r\n/);
  });

  it('shows a name from outside as text', async () => {
    await open('1d', officeReplay(2, '<img src=x onerror=alert(1)>'));
    expect(await section().getByRole('heading').textContent()).toContain('<img src=x');
    expect(await page.page.locator('#page img').count()).toBe(0);
  });

  it.each([280, 1400])('fits %d pixels, connections below it and not behind', async (width) => {
    page = await openPage({ viewport: { width, height: 640 } });
    const connections = { records: officeRecords(now - day, now), notes: [] };
    const source = { ...officeSource('1d'), connections };
    await page.show(stateOf(source, '1d', { replay: officeReplay(2, 'x'.repeat(200)) }));
    expect(await page.contentWidth()).toBeLessThanOrEqual(width);
    expect(await section().isVisible()).toBe(true);
    const [above, below] = await Promise.all([
      rows().last().boundingBox(),
      page.page.locator('.timeline').boundingBox(),
    ]);
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? NaN) + (above?.height ?? NaN));
  });

  it('draws nine weeks of ten variants, each with thousands of notifications', async () => {
    const firings = Array.from({ length: 9000 }, (_, i) => ({
      start: now - 63 * day + i * 600_000,
      end: now - 63 * day + i * 600_000 + 120_000,
    }));
    const [first] = officeReplay(2).variants;
    const variants = Array.from({ length: 10 }, (_, i) => ({
      ...first!,
      condition: `≥ ${String((i % 5) + 1)}`,
      firings,
    }));
    await open('9w', { alarmName: 'vpn', range: { start: now - 63 * day, end: now }, variants });
    await page.plot.focus();
    await page.press('ArrowLeft', 'ArrowLeft');
    expect(await rows().count()).toBe(10);
    expect((await rows().allTextContents())[0]).toMatch(/8,999 notifications/);
  });
});
