/** What a user chooses on the chart page: a typed range, a pause, other endpoints. */
import { describe, expect, it } from 'vitest';
import type { ComparedSource } from '../../src/core/chart/view/compared';
import type { CustomRange } from '../../src/core/chart/view/chartRange';
import { now, officeSamples, officeSource } from './office';
import { stateOf, type OpenPage, type PageOptions } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames } from './themes';

const minute = 60_000;
const hour = 60 * minute;
const openPage = pageSuite();
let page: OpenPage;

async function openOffice(options: PageOptions = {}): Promise<void> {
  page = await openPage(options);
  await page.show(stateOf(officeSource('1d'), '1d'));
}

describe('a custom range', () => {
  const dialog = () => page.page.getByRole('dialog', { name: 'Custom Range' });
  const from = () => page.page.getByLabel('Start', { exact: true });
  const to = () => page.page.getByLabel('End', { exact: true });
  const problem = () => dialog().getByRole('alert').innerText();

  /** Opens the form and shows the range between two texts of its fields. */
  async function type(start: string, end: string): Promise<void> {
    await page.button('Custom…').click();
    await from().fill(start);
    await to().fill(end);
    await page.button('Show Range').click();
  }

  it('begins with what the chart shows, is posted, and closes its form', async () => {
    await openOffice();
    await page.plot.focus();
    await page.press('+');
    const { min, max } = (await page.memory())!.zoom!;
    await page.button('Custom…').click();
    expect(Date.parse(`${await from().inputValue()}+09:00`)).toBeCloseTo(min, -5);
    expect(Date.parse(`${await to().inputValue()}+09:00`)).toBeCloseTo(max, -5);
    await from().fill('2026-11-09T08:30');
    await to().fill('2026-11-10T18:00');
    await page.press('Enter');
    const range = {
      start: Date.parse('2026-11-09T08:30+09:00'),
      end: Date.parse('2026-11-10T18:00+09:00'),
    };
    expect(await page.lastPosted()).toEqual({ type: 'setRange', range });
    expect(await dialog().isVisible()).toBe(false);
    expect(await page.button('Custom…').getAttribute('aria-pressed')).toBe('true');
    expect(await page.page.locator('.ranges :checked').count()).toBe(0);
  });

  it.each([
    ['', '2026-11-10T18:00', 'Enter a date and a time in both fields.', 'Start'],
    ['2026-11-10T18:00', '', 'Enter a date and a time in both fields.', 'End'],
    [
      '2026-11-10T18:00',
      '2026-11-10T17:00',
      'The end must be at least 10 minutes after the start.',
      'End',
    ],
    ['2026-11-12T18:00', '2026-11-13T17:00', 'The start must be in the past.', 'Start'],
    [
      '2025-11-12T18:00',
      '2026-11-10T17:00',
      'CloudWatch keeps these samples for 63 days: start at Sep 9, 2026, 3:40 PM or later.',
      'Start',
    ],
  ])(
    'from %j to %j is refused in one sentence, and nothing moves',
    async (start, end, sentence, wrong) => {
      await openOffice();
      await page.button('Custom…').click();
      const before = await page.button('Show Range').boundingBox();
      await page.press('Escape');
      await type(start, end);
      expect(await problem()).toBe(sentence);
      expect(await page.button('Show Range').boundingBox()).toEqual(before);
      const field = page.page.getByLabel(wrong, { exact: true });
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.getAttribute('aria-describedby')).toBe('chart-range-problem');
      expect(await page.hasFocus('[aria-invalid=true]')).toBe(true);
      expect((await page.posted()).map(({ type: kind }) => kind)).toEqual(['ready']);
    },
  );

  it('is closed with Escape, which gives the focus back and leaves the range', async () => {
    await openOffice();
    await page.button('Custom…').focus();
    await page.press('Enter');
    expect(await dialog().isVisible()).toBe(true);
    await page.press('Escape');
    expect(await dialog().isVisible()).toBe(false);
    expect(await page.hasFocus('[popovertarget]')).toBe(true);
  });

  it('is named in the summary, and is as it was after a reload', async () => {
    await openOffice();
    const range: CustomRange = { start: now - 6 * hour, end: now - 4 * hour };
    const shown = () => page.show(stateOf(officeSource(range), range));
    await shown();
    expect(await page.page.locator('#summary').innerText()).toMatch(
      /^Nov 11, 2026, 9:32 AM to Nov 11, 2026, 11:32 AM: latest \d+ · peak/,
    );
    await page.plot.focus();
    await page.press('+');
    const left = await page.memory();
    expect(left).toMatchObject({ range });
    expect(left?.zoom).not.toBeNull();
    await page.reload();
    await shown();
    expect(await page.memory()).toEqual(left);
  });
});

describe('refreshes', () => {
  const about = () => page.page.locator('#panel-now .lead .about').innerText();

  it.each([
    [60_000, false, 'refreshes every 60 s'],
    [10_000, false, 'refreshes every 60 s'],
    [300_000, false, 'refreshes every 300 s'],
    [0, false, 'refreshes on request'],
    [60_000, true, 'paused'],
  ])('every %d ms, paused %s: says so', async (refreshMs, paused, text) => {
    page = await openPage();
    await page.show(stateOf(officeSource('1d'), '1d', { refreshMs, paused }));
    expect(await about()).toMatch(new RegExp(`^Updated Nov 11, 2026, 3:32:10.PM · ${text}$`));
  });

  it('are paused and resumed', async () => {
    await openOffice();
    await page.button('Pause').click();
    expect(await page.lastPosted()).toEqual({ type: 'setPaused', paused: true });
    await page.show(stateOf(officeSource('1d'), '1d', { paused: true }));
    expect(await page.button('Pause').getAttribute('aria-pressed')).toBe('true');
    expect(await page.memory()).toMatchObject({ paused: true });
    await page.button('Pause').click();
    expect(await page.lastPosted()).toEqual({ type: 'setPaused', paused: false });
  });
});

describe('other endpoints', () => {
  const labels = ['Osaka', 'Nagoya', 'Sapporo', 'Sendai', '<b>x</b>\u202e'];

  /** As many other endpoints, each a little later and a little busier than the one before. */
  function others(count: number): readonly ComparedSource[] {
    const samples = officeSamples(now - 24 * hour, now);
    return labels.slice(0, count).map((label, i) => ({
      endpoint: { scope: '@eu-west-1', endpointId: `cvpn-endpoint-${String(i)}` },
      label,
      samples: samples.map(({ at, value }) => ({ at: at + i * minute, value: value + 3 * i + 2 })),
    }));
  }

  const stateWith = (count: number) => {
    const compared = others(count);
    const refs = compared.map(({ endpoint }) => endpoint);
    return stateOf({ ...officeSource('1d'), compared }, '1d', { compared: refs });
  };

  it('are asked for', async () => {
    await openOffice();
    await page.button('Compare…').click();
    expect(await page.lastPosted()).toEqual({ type: 'chooseCompared' });
  });

  it.each(themeNames)('are drawn in the theme %s, each with its own look', async (theme) => {
    await openOffice({ theme });
    const seen = new Set([(await page.canvasSum()).join()]);
    const pictures = new Set<string>();
    for (const count of [1, 2, 3, 4, 5]) {
      await page.show(stateWith(count));
      seen.add((await page.canvasSum()).join());
      const canvas = `document.querySelectorAll('.legend canvas')[${String(count)}]`;
      pictures.add(await page.page.evaluate<string>(`${canvas}.toDataURL()`));
    }
    expect([seen.size, pictures.size]).toEqual([6, 5]);
  });

  it('are named in legend and tooltip, switched off one by one, and remembered', async () => {
    await openOffice();
    await page.show(stateWith(5));
    const names = await page.page.locator('.legend button').allInnerTexts();
    expect(names.slice(0, 6)).toEqual(['Tokyo office', ...labels.slice(0, 4), '<b>x</b>⟨U+202E⟩']);
    await page.plot.focus();
    await page.press('End');
    expect(await page.tooltip.innerText()).toMatch(
      /\nTokyo office: \d+\nOsaka: \d+\nNagoya: \d+\n/,
    );
    expect(await page.liveRegion.innerText()).toMatch(/ · Osaka: \d+ · Nagoya: \d+ · /);
    await page.button('Osaka').click();
    await page.plot.focus();
    expect(await page.tooltip.innerText()).not.toContain('Osaka');
    expect(await page.memory()).toMatchObject({
      compared: others(5).map(({ endpoint }) => endpoint),
      hidden: ['compared1'],
    });
  });

  it('fit into the scale, as long as they are shown', async () => {
    await openOffice();
    const state = stateWith(1);
    const [busy] = state.model!.compared;
    const compared = [{ ...busy!, values: busy!.values.map((value) => value * 100) }];
    await page.show({ ...state, model: { ...state.model!, compared } });
    const high = await page.canvasSum();
    await page.button('Osaka').click();
    const low = await page.canvasSum();
    await page.show(stateOf(officeSource('1d'), '1d'));
    expect(high).not.toEqual(low);
  });
});
