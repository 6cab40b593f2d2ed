/** The chart in its panel: ranges, table, keyboard, and that it lives through tabs, reloads and themes. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { eventually } from './driver/eventually';
import { Workbench } from './driver/workbench';
import type { Webview } from './driver/webview';

const title = 'Tokyo office';

describe('the chart', () => {
  let workbench: Workbench;
  let chart: Webview;
  before(async () => {
    // Time all but stands, so that what changes on the page is what the story did.
    workbench = await Workbench.open({ simulation: { speed: 0.01 } });
    chart = workbench.webview();
    const tree = await workbench.openOffice();
    await tree.choose('Tokyo office', 'Show Chart');
  });
  after(() => workbench.close());

  const radio = (name: string) => chart.content.getByRole('radio', { name });
  const liveRegion = () => chart.content.locator('[aria-live=polite]');

  it('shows a day first', async () => {
    await chart.content.getByRole('heading', { name: title }).waitFor();
    await chart.content.getByText(/^Last 24 hours: .*peak 1\d at /).waitFor();
    await radio('24 hours').and(chart.content.locator(':checked')).waitFor();
    await workbench.editor.tab(title).waitFor();
  });

  for (const range of [
    '3 hours',
    '12 hours',
    '3 days',
    '7 days',
    '14 days',
    '9 weeks',
    '24 hours',
  ]) {
    it(`shows the last ${range}`, async () => {
      await radio(range).check();
      await chart.content.getByText(new RegExp(`^Last ${range}: `)).waitFor();
    });
  }

  it('has the same data as a table', async () => {
    await chart.content.getByRole('button', { name: 'Table' }).click();
    await chart.content.getByText(/^Rows 1 to 100 of \d+$/).waitFor();
    await eventually(async () => {
      const [first] = await chart.content.locator('tbody tr').allInnerTexts();
      assert.equal(first?.trim(), 'Nov 18, 2026, 8:00 PM\t0\t0');
    });
    await chart.content.getByRole('button', { name: 'Older' }).click();
    await chart.content.getByText(/^Rows 101 to 200 of \d+$/).waitFor();
  });

  it('copies the table', async () => {
    await chart.content.getByRole('button', { name: 'Copy Table' }).click();
    await chart.content.getByText(/^Rows copied: \d+$/).waitFor();
    await workbench.clipboardIs(
      /^Time\tConnections\tChange\tAlarm\r?\nNov 18, 2026, 8:00 PM\t0\t0/,
    );
  });

  it('reads out sample by sample and from rise to rise, by keyboard', async () => {
    await chart.content.getByRole('application', { name: `Connections of ${title}` }).focus();
    await workbench.page.keyboard.press('End');
    await liveRegion()
      .getByText('Nov 18, 2026, 8:00 PM: Active connections: 0 · Change: 0')
      .waitFor();
    await workbench.page.keyboard.press('ArrowLeft');
    await liveRegion()
      .getByText('Nov 18, 2026, 7:55 PM: Active connections: 0 · Change: 0')
      .waitFor();
    await workbench.page.keyboard.press('PageUp');
    await liveRegion()
      .getByText(/Active connections: \d+ · Change: \+\d/)
      .waitFor();
  });

  it('zooms by keyboard and back', async () => {
    await workbench.page.keyboard.press('+');
    await chart.content
      .getByText(/^Showing .* to /)
      .first()
      .waitFor();
    await workbench.page.keyboard.press('0');
    await chart.content.locator('button:disabled', { hasText: 'Whole Range' }).waitFor();
  });

  it('draws another endpoint over it', async () => {
    await chart.content.getByRole('button', { name: 'Compare…' }).click();
    await workbench.quickInput.step('Endpoints to Compare');
    await workbench.quickInput.check('Operations');
    await workbench.quickInput.accept();
    await chart.content.getByRole('button', { name: 'Operations', pressed: true }).waitFor();
  });

  it('shows a range that is typed', async () => {
    await chart.content.getByRole('button', { name: 'Custom…' }).click();
    await chart.content.getByLabel('Start', { exact: true }).fill('2026-11-18T10:00');
    await chart.content.getByLabel('End', { exact: true }).fill('2026-11-18T18:00');
    await workbench.page.keyboard.press('Enter');
    await chart.content
      .getByText(/^Nov 18, 2026, 10:00 AM to Nov 18, 2026, 6:00 PM: latest/)
      .waitFor();
  });

  it('is paused, and goes on', async () => {
    const pause = chart.content.getByRole('button', { name: 'Pause' });
    await pause.click();
    await chart.content.getByText(/ · paused$/).waitFor();
    await pause.click();
    await chart.content.getByText(/ · refreshes every \d+ s$/).waitFor();
  });

  it('is as it was after another tab was looked at', async () => {
    await radio('3 days').check();
    await chart.content.getByText(/^Last 3 days: /).waitFor();
    await workbench.runCommand('Client VPN: Trial: Open Mail');
    await workbench.webview().content.getByRole('listbox').waitFor();
    await workbench.editor.tab(title).click();
    await shownAsLeft();
  });

  it('is as it was after the window was reloaded', async () => {
    await workbench.reload();
    await workbench.editor.tab(title).waitFor();
    await shownAsLeft();
  });

  async function shownAsLeft(): Promise<void> {
    await chart.content.getByText(/^Last 3 days: /).waitFor();
    await radio('3 days').and(chart.content.locator(':checked')).waitFor();
    await chart.content.getByText(/^Rows 1 to 100 of \d+$/).waitFor();
    await chart.content.getByRole('button', { name: 'Operations', pressed: true }).waitFor();
  }

  it('is not opened twice', async () => {
    await workbench.tree('Endpoints').choose('Tokyo office', 'Show Chart');
    // A page gets the focus a moment after it shows, and would close a menu that is open by then.
    await eventually(async () => {
      assert(await chart.evaluate('document.hasFocus()'));
    });
    await workbench.tree('Endpoints').choose('Operations', 'Show Chart');
    await workbench.editor.tab('Operations').waitFor();
    assert.equal(await workbench.editor.tab(title).count(), 1);
    await workbench.editor.tab(title).click();
    await shownAsLeft();
  });

  it('is painted again in the colors of another theme', async () => {
    await workbench.setTheme('light');
    const pictures = new Set([await picture('')]);
    for (const theme of ['dark', 'highContrast', 'highContrastLight'] as const) {
      const before = [...pictures].at(-1) ?? '';
      await workbench.setTheme(theme);
      pictures.add(await picture(before));
    }
    assert.equal(pictures.size, 4);
  });

  /** What is drawn, as a data URL, as soon as it is another than before. */
  async function picture(before: string): Promise<string> {
    const drawn = `document.querySelector('.plot canvas').toDataURL()`;
    return String(
      await chart.evaluate(`new Promise((resolve) => {
        const check = () => ${drawn} === ${JSON.stringify(before)}
          ? requestAnimationFrame(check)
          : resolve(${drawn});
        check();
      })`),
    );
  }
});
