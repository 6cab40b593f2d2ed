/**
 * How long the endpoint page takes from the click on a row until its chart is painted, in a real window,
 * beside a page with one word.
 */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/chromium';
import { calmSettings, startHost } from '../../../scripts/hosts/startHost';
import type { HostVersion } from '../../../scripts/hosts/versions';
import { temporaryFolder } from '../../../scripts/temporaryFolder';
import { trialSettings } from '../../../scripts/trialSettings';
import { simulationEnvironment } from '../../ui/driver/simulation';
import { atMost, type Measurement, medianOf } from '../measurement';
import { ratioOf } from '../ratio';
import { referenceButton, writeReferenceExtension } from './referenceExtension';

const rounds = 7;
/** The page of an endpoint, with its data read. */
const mostMs = 300;

/**
 * Runs in every frame of the window but those of the pages, which VS Code writes into an empty one: when
 * the last click was, and when the page inside a webview's frame was painted first.
 */
const stopwatch = `
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('click', () => { globalThis.clickedAt = now(); }, true);
  const check = () => {
    const page = document.querySelector('iframe#active-frame')?.contentDocument;
    if (page?.querySelector('.reference, .plot canvas'))
      requestAnimationFrame(() => { globalThis.paintedAt ??= now(); });
    else requestAnimationFrame(check);
  };
  check();
`;

/** The rows of the table. @param extension the folder of the extension as VS Code unpacks it */
export async function benchEndpointPage(
  version: HostVersion,
  extension: string,
): Promise<readonly Measurement[]> {
  const extensionsFolder = temporaryFolder();
  await cp(extension, join(extensionsFolder, 'client-vpn-watch.client-vpn-watch-0.1.0'), {
    recursive: true,
  });
  await writeReferenceExtension(extensionsFolder);
  const host = await startHost(version, {
    dataFolder: temporaryFolder(),
    extensionsFolder,
    settings: calmSettings,
    machineSettings: trialSettings,
    environment: simulationEnvironment({ speed: 0.01 }),
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(stopwatch);
    await page.goto(host.url);
    return rowsOf(await timeBoth(page));
  } finally {
    await browser.close();
    await host.server.stop();
  }
}

function rowsOf(times: { readonly work: number[]; readonly reference: number[] }) {
  const what = 'the endpoint page, from the click to its painted chart';
  const drawn = medianOf(times.work);
  return [
    { what, ...drawn, unit: 'ms' as const, target: atMost(drawn.value, mostMs, 'ms') },
    ratioOf({ what: '  it', reference: 'a page with one word' }, times),
  ];
}

async function timeBoth(page: Page): Promise<{ work: number[]; reference: number[] }> {
  await page.locator('.activitybar a[aria-label^="Client VPN"]').click();
  const row = page.getByRole('treeitem').filter({ hasText: /^Tokyo office/ });
  const button = page.locator('.statusbar').getByText(referenceButton);
  await page.getByRole('treeitem').filter({ hasText: 'm.ikeda' }).waitFor();
  const times = { work: [] as number[], reference: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const reference = await timeOpening(page, button);
    const work = await timeOpening(page, row);
    // The first of each loads what all later ones have.
    if (round === 0) continue;
    times.reference.push(reference);
    times.work.push(work);
  }
  return times;
}

/** From the click until something is painted, ms. Closes the page again. */
async function timeOpening(page: Page, opener: Locator): Promise<number> {
  await opener.click();
  const clickedAt = Number(await page.evaluate('clickedAt'));
  const webview = page.locator('iframe.webview.ready').filter({ visible: true }).contentFrame();
  const paintedAt = await webview.locator('html').evaluate(
    `new Promise((resolve) => {
      const check = () => globalThis.paintedAt ? resolve(globalThis.paintedAt) : setTimeout(check, 5);
      check();
    })`,
  );
  await page.locator('.editor-group-container .tab.active').click({ button: 'middle' });
  await page.locator('iframe.webview').waitFor({ state: 'detached' });
  return Number(paintedAt) - clickedAt;
}
