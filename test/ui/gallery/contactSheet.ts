/** One picture of all pictures of a state, large enough to be read. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { Picture } from './camera';
import { sizes } from './pictureStyles';

/** Of the sheet's pixels, how many stand for one of the window's. */
const shrinking = 0.75;

/**
 * Writes a contact sheet.
 * @param title stands at its top
 * @param file where it is written, as PNG
 */
export async function writeContactSheet(
  browser: Browser,
  title: string,
  pictures: readonly Picture[],
  file: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1960, height: 600 } });
  try {
    await page.setContent(
      `<body style="margin: 8px; background: #777; font: 16px sans-serif">
        <div>${title}</div>
        <div style="display: flex; flex-wrap: wrap; gap: 8px; align-items: start">${(
          await Promise.all(pictures.map(figure))
        ).join('')}</div>
      </body>`,
    );
    await page.screenshot({ path: file, fullPage: true });
  } finally {
    await page.close();
  }
}

async function figure({ file, theme, size }: Picture): Promise<string> {
  const width = sizes[size].width * (size === 'zoomed' ? 2 : 1);
  const data = (await readFile(file)).toString('base64');
  return `<figure style="margin: 0">
    <figcaption>${theme}, ${size}</figcaption>
    <img width="${width * shrinking}" src="data:image/png;base64,${data}" />
  </figure>`;
}
