/** The chart page in a real browser, under the editor's own policy. */
import { describe, expect, it } from 'vitest';
import type { ChartSource } from '../../src/core/chart/view/chart';
import type { ChartRange } from '../../src/core/chart/view/chartRange';
import { chartRows } from '../../src/core/chart/view/chartRows';
import { now, officeSource } from './office';
import { stateOf, type OpenPage, type PageOptions } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames, themes } from './themes';

const minute = 60_000;
const openPage = pageSuite();
let page: OpenPage;

async function open(options: PageOptions = {}): Promise<void> {
  page = await openPage(options);
}

/** The office's chart. */
async function openOffice(range: ChartRange, options: PageOptions = {}): Promise<ChartSource> {
  await open(options);
  const source = officeSource(range);
  await page.show(stateOf(source, range));
  return source;
}

async function zoom(): Promise<{ min: number; max: number }> {
  const zoomed = (await page.memory())?.zoom;
  if (!zoomed) throw new Error('Nothing is zoomed.');
  return zoomed;
}

describe('the page', () => {
  it('says that it is ready, and nothing else', async () => {
    await open();
    expect(await page.posted()).toEqual([{ type: 'ready' }]);
  });

  it.each(themeNames)('draws in the theme %s', async (theme) => {
    await openOffice('1d', { theme });
    const [red = 0, green = 0, blue = 0, alpha = 0] = await page.canvasSum();
    expect(alpha).toBeGreaterThan(0);
    expect(new Set([red, green, blue]).size).toBeGreaterThan(1);
  });

  it('sums the chart up in a sentence, and names it', async () => {
    await openOffice('1d');
    const chart = page.page.getByRole('application', { name: 'Connections of Tokyo office' });
    expect(await chart.count()).toBe(1);
    const described = await chart.getAttribute('aria-describedby');
    expect(described).toBe('summary keys');
    await expectText(
      page.page.locator('#summary'),
      /^Last 24 hours: latest \d+ · peak \d+ at .+ 2026/,
    );
  });

  it('shows in names what would turn the line around, in the title and in the table', async () => {
    await open();
    const name = '\u202egnol';
    const source = officeSource('1d');
    const transitions = source.transitions.map((one) => ({ ...one, alarmName: name }));
    await page.show(stateOf({ ...source, endpointLabel: name, transitions }, '1d'));
    expect(await page.plot.getAttribute('aria-label')).toBe('Connections of ⟨U+202E⟩gnol');
    await page.page.getByRole('button', { name: 'Table' }).click();
    const table = page.page.getByRole('region', { name: 'Table' });
    expect(await table.getByRole('cell', { name: '⟨U+202E⟩gnol' }).count()).toBeGreaterThan(0);
  });

  it('shows no samples as a sentence with a next step', async () => {
    await open();
    const source = { ...officeSource('3h'), samples: [], transitions: [] };
    await page.show(stateOf(source, '3h'));
    expect(await page.plot.isVisible()).toBe(false);
    await expectText(page.page.locator('.empty p'), /no samples for this endpoint in this range/);
    await page.button('Show 12 hours').click();
    expect(await page.lastPosted()).toEqual({ type: 'setRange', range: '12h' });
  });

  it('draws a single sample', async () => {
    await open();
    const { samples, ...source } = officeSource('3h');
    await page.show(stateOf({ ...source, samples: samples.slice(8, 9), transitions: [] }, '3h'));
    expect(await page.plot.isVisible()).toBe(true);
    await page.plot.focus();
    await page.press('End');
    await expectText(page.liveRegion, /Active connections: \d+ · No earlier sample$/);
  });

  it('draws nine weeks of samples', async () => {
    await open();
    const source = officeSource('9w', now);
    const { start } = source.window;
    const samples = Array.from({ length: 18_144 }, (_, i) => ({
      at: start + i * 5 * minute,
      value: i % 7,
    }));
    await page.show(stateOf({ ...source, samples }, '9w'));
    await page.plot.focus();
    await page.press('End');
    await expectText(page.liveRegion, /Active connections: 6 · Change: \+1/);
    await page.button('Table').click();
    expect(await page.page.locator('tbody tr').count()).toBe(100);
    await expectText(page.page.locator('.rows [role=status]'), /^Rows 1 to 100 of 18,\d{3}$/);
  });

  it('fits into 280 pixels', async () => {
    await openOffice('12h', { viewport: { width: 280, height: 640 } });
    const [content, chart] = await Promise.all([page.contentWidth(), page.plot.boundingBox()]);
    expect(content).toBeLessThanOrEqual(280);
    expect(chart?.width).toBeGreaterThan(240);
    expect(chart?.height).toBeGreaterThanOrEqual(230);
  });

  it('writes texts and times in the language of the editor', async () => {
    await open({ locale: 'ja-JP' });
    const translate = (message: string, ...args: (string | number)[]): string =>
      message === 'Table' ? '表' : [message, ...args].join(' ');
    await page.show(stateOf(officeSource('1d'), '1d', { language: 'ja' }, translate));
    await page.button('表').click();
    await expectText(page.page.locator('tbody th').first(), /^2026\/11\/11 15:\d\d/);
  });
});

describe('the keyboard', () => {
  it('reads sample by sample, from the latest backwards', async () => {
    const { samples } = await openOffice('3h');
    const last = samples.at(-1)!;
    await page.plot.focus();
    await page.press('ArrowLeft');
    await expectText(
      page.liveRegion,
      new RegExp(`^Nov 11, 2026, 3:30 PM: Active connections: ${last.value} ·`),
    );
    await page.press('ArrowLeft');
    await expectText(page.liveRegion, /^Nov 11, 2026, 3:25 PM:/);
    await page.press('ArrowRight');
    await expectText(page.liveRegion, /^Nov 11, 2026, 3:30 PM:/);
    await page.press('Home');
    await expectText(page.liveRegion, /No earlier sample/);
    const [title = '', ...facts] = (await page.tooltip.innerText()).split('\n');
    expect(`${title}: ${facts.join(' · ')}`).toBe(await page.liveRegion.innerText());
  });

  it('begins with what is on show, and does not zoom', async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('ArrowLeft', 'ArrowLeft');
    expect((await page.memory())?.zoom).toBeNull();
    await page.reload();
    await page.show(stateOf(officeSource('1d'), '1d'));
    await page.plot.focus();
    await page.press('+');
    const before = await zoom();
    await page.press('ArrowLeft');
    expect(await zoom()).toEqual(before);
    await expectText(page.liveRegion, /^Nov 11, 2026, 9:3\d AM:/);
  });

  it('goes from rise to rise, and reads the alarm that the rise has set off', async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('PageUp');
    await expectText(page.liveRegion, /Change: \+\d+ · Alarm fired at .+: client-vpn-watch-/);
    const later = await page.liveRegion.innerText();
    await page.press('PageUp');
    expect(await page.liveRegion.innerText()).not.toBe(later);
    await page.press('PageDown');
    await expectText(page.liveRegion, later);
  });

  it('zooms, pans and shows the whole range again', async () => {
    const { window } = await openOffice('1d');
    await page.plot.focus();
    await page.press('+');
    const half = await zoom();
    expect(half.max - half.min).toBeCloseTo((window.end - window.start) / 2, -1);
    await expectText(page.liveRegion, /^Showing Nov 1\d/);
    await page.press('Shift+ArrowLeft');
    const left = await zoom();
    expect(half.min - left.min).toBeCloseTo((half.max - half.min) / 4, -1);
    await page.press('=');
    expect((await zoom()).max - (await zoom()).min).toBeLessThan(left.max - left.min);
    await page.press('-', '-');
    expect((await page.memory())?.zoom).toBeNull();
    await page.press('+', '0');
    expect((await page.memory())?.zoom).toBeNull();
  });

  it('keeps its place while the span moves', async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('PageUp', 'PageUp', 'PageUp', 'PageUp', '+');
    const text = await page.tooltip.textContent();
    await page.press('Shift+ArrowLeft', '-', '+', '+');
    await expectText(page.tooltip, text ?? '');
    await page.page.setViewportSize({ width: 700, height: 500 });
    await page.painted();
    await expectText(page.tooltip, text ?? '');
  });

  it('stops at the ends of the range', async () => {
    const { window } = await openOffice('1d');
    await page.plot.focus();
    await page.press('+', ...Array<string>(9).fill('Shift+ArrowRight'));
    expect((await zoom()).max).toBe(window.end);
    await page.press(...Array<string>(9).fill('Shift+ArrowLeft'));
    expect((await zoom()).min).toBe(window.start);
  });

  it('brings the sample that it goes to into view', async () => {
    const { window, samples } = await openOffice('1w');
    await page.plot.focus();
    await page.press('+', '+', 'End');
    expect((await zoom()).max).toBe(window.end);
    await page.press('Home');
    expect((await zoom()).min).toBeLessThanOrEqual(samples[0]!.at);
  });

  it('chooses a range with the arrows', async () => {
    await openOffice('1d');
    const group = page.page.getByRole('radiogroup', { name: 'Range' });
    await group.getByRole('radio', { name: '24 hours' }).focus();
    await page.press('ArrowRight');
    expect(await page.lastPosted()).toEqual({ type: 'setRange', range: '3d' });
    expect(await group.getByRole('radio', { name: '3 days' }).isChecked()).toBe(true);
  });

  it("leaves the editor's chords alone", async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('Control+=', 'Alt+ArrowLeft');
    expect((await page.memory())?.zoom).toBeNull();
  });
});

describe('the mouse', () => {
  const areaOf = async () => {
    const box = await page.page.locator('.u-over').boundingBox();
    if (!box) throw new Error('There is no plot.');
    return { ...box, middle: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
  };

  it('reads the sample that it is over, without a word to screen readers', async () => {
    await openOffice('1d');
    const { x, width, middle } = await areaOf();
    await page.page.mouse.move(x + width / 4, middle.y);
    await page.painted();
    await expectText(page.tooltip, /^Nov 10, 2026, 9:3\d PM/);
    await expectText(page.liveRegion, '');
  });

  it('zooms with Ctrl and the wheel around the place where it is', async () => {
    const { window } = await openOffice('1d');
    const { x, width, middle } = await areaOf();
    await page.page.mouse.move(x + width / 4, middle.y);
    await page.page.keyboard.down('Control');
    await page.page.mouse.wheel(0, -400);
    await page.page.keyboard.up('Control');
    await page.painted();
    const { min, max } = await zoom();
    expect(max - min).toBeLessThan((window.end - window.start) / 2);
    const place = window.start + (window.end - window.start) / 4;
    expect((place - min) / (max - min)).toBeCloseTo(0.25, 1);
  });

  it('zooms to what it is dragged over, pans with Shift, and shows all on a double-click', async () => {
    const { window } = await openOffice('1d');
    const { x, width, middle } = await areaOf();
    await page.page.mouse.move(x + width * 0.5, middle.y);
    await page.page.mouse.down();
    await page.page.mouse.move(x + width * 0.75, middle.y, { steps: 4 });
    await page.page.mouse.up();
    await page.painted();
    const chosen = await zoom();
    const share = (at: number): number => (at - window.start) / (window.end - window.start);
    expect(share(chosen.min)).toBeCloseTo(0.5, 2);
    expect(share(chosen.max)).toBeCloseTo(0.75, 2);

    await page.page.keyboard.down('Shift');
    await page.page.mouse.down();
    await page.page.mouse.move(x + width * 0.25, middle.y, { steps: 4 });
    await page.page.mouse.up();
    await page.page.keyboard.up('Shift');
    await page.painted();
    const panned = await zoom();
    expect(panned.min).toBeGreaterThan(chosen.min);
    expect(panned.max - panned.min).toBeCloseTo(chosen.max - chosen.min, -2);

    await page.page.mouse.dblclick(middle.x, middle.y);
    await page.painted();
    expect((await page.memory())?.zoom).toBeNull();
  });
});

describe('the tooltip', () => {
  const areaOf = async () => {
    const box = await page.page.locator('.u-over').boundingBox();
    if (!box) throw new Error('There is no plot.');
    return box;
  };
  /** The time in the tooltip's title, which is in Tokyo's. */
  const time = async () =>
    Date.parse(`${(await page.tooltip.innerText()).split('\n')[0] ?? ''} GMT+0900`);

  it('is at the pointer, inside the window, and goes with the pointer', async () => {
    await openOffice('1d');
    const { x, y, width, height } = await areaOf();
    const { width: windowWidth, height: windowHeight } = page.page.viewportSize()!;
    for (const [across, down] of [
      [0.02, 0.02],
      [0.5, 0.5],
      [0.98, 0.98],
    ] as const) {
      const at = { x: x + width * across, y: y + height * down };
      await page.page.mouse.move(at.x, at.y);
      await page.painted();
      const box = (await page.tooltip.boundingBox())!;
      const distance = Math.max(box.x - at.x, at.x - box.x - box.width);
      expect(distance).toBeGreaterThan(5);
      expect(distance).toBeLessThan(25);
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(windowWidth);
      expect(box.y + box.height).toBeLessThanOrEqual(windowHeight);
    }
    await page.page.mouse.move(2, 2);
    await page.painted();
    expect(await page.tooltip.count()).toBe(0);
  });

  it('moves nothing, whatever it says, and neither do zoom, outcomes and failures', async () => {
    await openOffice('1d');
    const places = async () =>
      Promise.all(
        ['.controls', '.legend', '.plot', '.below'].map((part) =>
          page.page.locator(part).boundingBox(),
        ),
      );
    const before = await places();
    await page.plot.focus();
    await page.press('PageUp');
    expect(await page.tooltip.count()).toBe(1);
    expect(await places()).toEqual(before);
    await page.press('+');
    expect(await places()).toEqual(before);
    await page.send({ type: 'fileFailure', sentence: 'It could not be written. '.repeat(20) });
    expect(await places()).toEqual(before);
    await page.button('Rise').click();
    expect(await places()).toEqual(before);
    await page.send({ type: 'failure', sentence: 'No connection to CloudWatch. '.repeat(9) });
    expect(await places()).toEqual(before);
  });

  it('shows the alarm whose bell the mouse is on, also where the next sample is nearer', async () => {
    await open();
    const source = officeSource('3h');
    const at = source.samples[20]!.at + 4 * minute;
    const [first] = source.transitions;
    await page.show(stateOf({ ...source, transitions: [{ ...first!, at }] }, '3h'));
    const { x, y, width } = await areaOf();
    const { start, end } = source.window;
    await page.page.mouse.move(x + ((at - start) / (end - start)) * width, y + 6);
    await page.painted();
    expect(await page.tooltip.innerText()).toMatch(/\nAlarm fired at .+: client-vpn-watch-/);
  });

  it('names a sample of the shown span after a drag', async () => {
    await openOffice('1d');
    const { x, y, width, height } = await areaOf();
    for (const [from, to] of [
      [0.2, 0.5],
      [0.7, 0.4],
    ] as const) {
      await page.page.mouse.move(x + width * from, y + height / 2);
      await page.page.mouse.down();
      await page.page.mouse.move(x + width * to, y + height / 2, { steps: 4 });
      await page.page.mouse.up();
      await page.painted();
      const { min, max } = await zoom();
      const at = await time();
      expect(at).toBeGreaterThanOrEqual(min - minute);
      expect(at).toBeLessThanOrEqual(max);
      const share = (at - min) / (max - min);
      expect(Math.abs(share - to)).toBeLessThan(0.1);
    }
  });

  it('goes where its sample is panned out of the span', async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('+', '+', 'End');
    expect(await page.tooltip.count()).toBe(1);
    await page.press(...Array<string>(5).fill('Shift+ArrowLeft'));
    expect(await page.tooltip.count()).toBe(0);
    await page.press('ArrowLeft');
    const { min, max } = await zoom();
    expect(await time()).toBeGreaterThan(min);
    expect(await time()).toBeLessThanOrEqual(max);
  });

  it('is dismissed with Escape, and goes with the focus', async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('End', 'Escape');
    expect(await page.tooltip.count()).toBe(0);
    await page.press('ArrowLeft');
    expect(await page.tooltip.count()).toBe(1);
    await page.button('Table').focus();
    expect(await page.tooltip.count()).toBe(0);
    await page.plot.focus();
    expect(await page.tooltip.count()).toBe(1);
  });

  it('is where a moment is asked for', async () => {
    await openOffice('1d');
    const at = now - 5 * 60 * minute;
    await page.send({ type: 'revealTime', at });
    expect((await time()) - at).toBeGreaterThanOrEqual(-minute);
    expect((await time()) - at).toBeLessThanOrEqual(5 * minute);
  });

  it('leaves the wheel to the page', async () => {
    await openOffice('1d', { viewport: { width: 400, height: 400 } });
    const { x, y, width } = await areaOf();
    await page.page.mouse.move(x + width / 2, y + 60);
    await page.page.mouse.wheel(0, 120);
    await expect.poll(() => page.page.evaluate<number>('scrollY')).toBeGreaterThan(0);
    expect((await page.memory())?.zoom).toBeNull();
  });
});

describe('the legend', () => {
  const pressed = async () =>
    Object.fromEntries(
      await Promise.all(
        (await page.page.locator('.legend button').all()).map(
          async (one) => [await one.innerText(), await one.getAttribute('aria-pressed')] as const,
        ),
      ),
    ) as Record<string, string>;

  it.each(['Active connections', 'Rise', 'Fall', 'Alarm fired', 'Alarm threshold'])(
    'switches %s off and on again',
    async (name) => {
      await openOffice('1d');
      const before = await page.canvasSum();
      await page.button(name).click();
      expect((await pressed())[name]).toBe('false');
      expect(await page.canvasSum()).not.toEqual(before);
      await page.button(name).click();
      expect((await pressed())[name]).toBe('true');
      expect(await page.canvasSum()).toEqual(before);
    },
  );

  it('is used by keys, keeps the focus while data change, and is as it was after a reload', async () => {
    await openOffice('1d');
    await page.button('Alarm fired').focus();
    await page.press('Space');
    await page.show(stateOf(officeSource('1d', now + 5 * minute), '1d'));
    expect(await page.hasFocus('.legend button')).toBe(true);
    expect((await pressed())['Alarm fired']).toBe('false');
    await page.reload();
    await page.show(stateOf(officeSource('1d'), '1d'));
    expect(await pressed()).toMatchObject({ 'Alarm fired': 'false', Rise: 'true' });
    await page.plot.focus();
    await page.press('PageUp');
    expect(await page.tooltip.innerText()).not.toContain('Alarm fired');
  });
});

describe('live data', () => {
  it('leave zoom and cursor where they are', async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('PageUp', '+', '+');
    const [before, text] = [await zoom(), await page.tooltip.textContent()];
    await page.show(stateOf(officeSource('1d', now + 5 * minute), '1d'));
    expect(await zoom()).toEqual(before);
    await expectText(page.tooltip, text ?? '');
  });

  it('move a zoom along that ends with the newest', async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('+', 'End');
    const before = await zoom();
    await page.show(stateOf(officeSource('1d', now + 5 * minute), '1d'));
    expect(await zoom()).toEqual({
      min: before.min + 5 * minute,
      max: before.max + 5 * minute,
    });
  });

  it('of another range are shown whole', async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('+');
    await page.show(stateOf(officeSource('1w'), '1w'));
    expect(await page.memory()).toMatchObject({ range: '1w', zoom: null });
  });

  it('find range, zoom and table again after a reload', async () => {
    await openOffice('1d');
    await page.plot.focus();
    await page.press('+', '+');
    await page.button('Table').click();
    const left = await page.memory();
    await page.reload();
    await page.show(stateOf(officeSource('1d'), '1d'));
    expect(await page.memory()).toEqual(left);
    expect(await page.page.locator('table').isVisible()).toBe(true);
    expect(left).toMatchObject({ scope: '@ap-northeast-1', range: '1d', table: true });
  });

  it('are awaited aloud, and their failure leaves the chart and says why', async () => {
    await openOffice('1d');
    const chart = page.page.getByRole('tabpanel');
    await page.send({ type: 'busy', busy: true });
    expect(await chart.getAttribute('aria-busy')).toBe('true');
    const before = await page.canvasSum();
    await page.send(
      { type: 'failure', sentence: 'No connection to CloudWatch.' },
      { type: 'busy', busy: false },
    );
    expect(await chart.getAttribute('aria-busy')).toBe('false');
    const alert = page.page.getByRole('alert');
    await expectText(
      alert,
      /^No connection to CloudWatch. Still showing what was read at Nov 11, 2026, 3:32:10 PM\./,
    );
    expect(await page.plot.isVisible()).toBe(true);
    expect((await page.canvasSum())[3]).toBeGreaterThan(0);
    expect(before[3]).toBeGreaterThan(0);
    await page.button('Try Again').click();
    expect(await page.lastPosted()).toEqual({ type: 'refresh' });
    await page.show(stateOf(officeSource('1d'), '1d'));
    expect(await alert.isVisible()).toBe(false);
  });

  it('that never came leave the reason and a way on', async () => {
    await open();
    const failure = 'The endpoint is gone.';
    await page.show(stateOf(officeSource('1d'), '1d', { model: null, failure }));
    await expectText(page.page.getByRole('alert'), /^The endpoint is gone\./);
    expect(await page.plot.isVisible()).toBe(false);
    await page.button('Try Again').click();
    expect(await page.lastPosted()).toEqual({ type: 'refresh' });
  });
});

describe('the look', () => {
  it('follows a change of theme', async () => {
    await openOffice('1d');
    const seen = new Set<string>();
    for (const name of themeNames) {
      await page.setTheme(themes[name]);
      seen.add((await page.canvasSum()).join());
    }
    expect(seen.size).toBe(themeNames.length);
  });

  it('has the sharpness of the screen that it is moved to', async () => {
    await openOffice('1d');
    const canvas = page.page.locator('.plot canvas');
    const width = Number(await canvas.getAttribute('width'));
    const session = await page.page.context().newCDPSession(page.page);
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: 900,
      height: 560,
      deviceScaleFactor: 2,
      mobile: false,
    });
    // An emulated screen has its media queries evaluated on the next change only.
    await page.page.emulateMedia({ colorScheme: 'dark' });
    await page.painted();
    expect(Number(await canvas.getAttribute('width'))).toBe(width * 2);
  });

  it('is drawn in the colors of the system where these are forced', async () => {
    await openOffice('1d');
    const before = await page.canvasSum();
    await page.page.emulateMedia({ forcedColors: 'active' });
    await page.painted();
    expect(await page.canvasSum()).not.toEqual(before);
  });

  it('does not move where motion is to be reduced', async () => {
    await openOffice('1d', { reducedMotion: 'reduce' });
    await page.send({ type: 'busy', busy: true });
    const running = await page.page.evaluate<number>('document.getAnimations().length');
    expect(running).toBe(0);
  });

  it('fills the room that the panel gives it', async () => {
    await openOffice('1d');
    await page.page.setViewportSize({ width: 1200, height: 900 });
    await page.painted();
    const canvas = page.page.locator('.plot canvas');
    const box = await page.plot.boundingBox();
    expect(Number(await canvas.getAttribute('width'))).toBe(Math.floor(box?.width ?? 0));
    expect(box?.height).toBeGreaterThan(500);
  });
});

describe('the table', () => {
  const cells = () => page.tableCells();

  it('has the data of the chart, newest first', async () => {
    const source = await openOffice('3h');
    await page.button('Table').click();
    const { model } = stateOf(source, '3h');
    const expected = chartRows(model!)
      .reverse()
      .map((row) =>
        row.kind === 'sample'
          ? [String(row.value), signed(row.delta), '', '', '']
          : ['', '', '', '', row.kind === 'alarm' ? row.alarmName : ''],
      );
    const shown = await cells();
    expect(shown.map((row) => row.slice(1))).toEqual(expected);
    expect(shown[0]?.[0]).toBe('Nov 11, 2026, 3:30 PM');
  });

  it('turns its pages, and copies all rows of what is on show', async () => {
    const source = await openOffice('1d');
    const rows = chartRows(stateOf(source, '1d').model!);
    await page.button('Table').click();
    const [newest] = await cells();
    expect(await page.button('Newer').isDisabled()).toBe(true);
    for (let i = 100; i < rows.length; i += 100) await page.button('Older').click();
    expect(await page.button('Older').isDisabled()).toBe(true);
    const oldest = (await cells()).at(-1);
    await page.button('Copy Table').click();
    const message = await page.lastPosted();
    if (message?.type !== 'copy') throw new Error('Nothing was copied.');
    const lines = message.text.trimEnd().split('\n');
    expect(message.rows).toBe(rows.length);
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[1]?.split('\t')[0]).toBe(newest?.[0]);
    expect(lines.at(-1)?.split('\t')[0]).toBe(oldest?.[0]);
  });

  it('shows the span that is zoomed to', async () => {
    await openOffice('1d');
    await page.button('Table').click();
    const all = (await cells()).length;
    await page.plot.focus();
    await page.press('+', '+', '+', '+');
    expect((await cells()).length).toBeLessThan(all);
    const { min, max } = await zoom();
    const minutes = (max - min) / minute;
    expect((await cells()).length).toBeGreaterThanOrEqual(Math.floor(minutes / 5));
  });

  it('says how many rows are in the clipboard', async () => {
    await openOffice('3h');
    await page.send({ type: 'copied', rows: 1234 });
    await expectText(page.page.locator('.status'), 'Rows copied: 1,234');
  });
});

describe('files', () => {
  it('are written as CSV with every sample', async () => {
    const source = await openOffice('3h');
    await page.chooseAction('Export CSV');
    const message = await page.lastPosted();
    if (message?.type !== 'saveFile' || message.file.kind !== 'csv') throw new Error('No CSV.');
    expect(message.file.name).toMatch(/^connections-cvpn-endpoint-\w+-3h-20261111T0632Z\.csv$/);
    const samples = message.file.text
      .split('\r\n')
      .filter((line) => /^"[^"]*",\d+,-?\d*,[^,]*,[^,]*,$/.test(line));
    expect(samples).toHaveLength(source.samples.length);
  });

  it.each([1, 2])('are written as PNG at %d pixels to a pixel', async (deviceScaleFactor) => {
    await openOffice('1d', { theme: 'light', deviceScaleFactor });
    await page.chooseAction('Export PNG');
    const message = await page.lastPosted();
    if (message?.type !== 'saveFile' || message.file.kind !== 'png') throw new Error('No PNG.');
    expect(message.file.name).toMatch(/\.png$/);
    const { width, height, pixel } = await page.picture(message.file.base64);
    const chart = await page.plot.boundingBox();
    const [plotWidth, plotHeight] = [Math.floor(chart?.width ?? 0), Math.floor(chart?.height ?? 0)];
    expect(width).toBe((plotWidth + 32) * deviceScaleFactor);
    expect(height).toBeGreaterThan((plotHeight + 32 + 60) * deviceScaleFactor);
    expect(pixel).toEqual([255, 255, 255, 255]);
  });

  it('say where they were saved, or why not', async () => {
    await openOffice('1d');
    await page.send({ type: 'saved', name: 'a.csv' });
    await expectText(page.page.locator('.status'), 'Saved a.csv');
    await page.send({ type: 'fileFailure', sentence: 'a.csv could not be written.' });
    await expectText(page.page.locator('.status'), 'a.csv could not be written.');
  });
});

function signed(delta: number | null): string {
  if (delta === null) return '';
  return delta > 0 ? `+${delta}` : String(delta);
}

/** Compares an element's text, as it is, whole or by pattern. */
async function expectText(
  element: ReturnType<OpenPage['button']>,
  text: string | RegExp,
): Promise<void> {
  const found = await element.textContent();
  if (typeof text === 'string') expect(found).toBe(text);
  else expect(found).toMatch(text);
}
