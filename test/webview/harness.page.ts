/**
 * Stands in for VS Code around the page: the line to the extension, the state that outlives a page,
 * the theme. Runs before the page's own script.
 */
import type { PageTheme } from './themes';

const stateKey = 'vscode-state';

/** What the tests reach through `window.harness`. */
export class Harness {
  /** What the page has posted, oldest first. */
  readonly posted: unknown[] = [];
  /** What the page's policy has blocked. */
  readonly violations: string[] = [];

  constructor() {
    document.addEventListener('securitypolicyviolation', (event) => {
      this.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  }

  send(message: unknown): void {
    window.postMessage(message);
  }

  /** As VS Code does it: through the style of the root element and the class of the body. */
  setTheme({ bodyClass, variables }: PageTheme): void {
    const { style } = document.documentElement;
    style.cssText = '';
    for (const [name, value] of Object.entries(variables))
      style.setProperty(`--vscode-${name}`, value);
    document.body.className = bodyClass;
  }

  /** Sum of each color channel over the plot's canvas: differs when it is painted otherwise. */
  canvasSum(): number[] {
    const canvas = document.querySelector<HTMLCanvasElement>('.plot canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return [];
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const sum = [0, 0, 0, 0];
    for (let i = 0; i < data.length; i++) sum[i % 4] = (sum[i % 4] ?? 0) + (data[i] ?? 0);
    return sum;
  }

  /** Decodes a picture as a browser does; rejects when it is none. The pixel is the top left one. */
  async picture(base64: string): Promise<{ width: number; height: number; pixel: number[] }> {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const { width, height, data } = await pixels(new Blob([bytes], { type: 'image/png' }));
    return { width, height, pixel: [...data.slice(0, 4)] };
  }

  /** The colors of the first element that fits. */
  colors(selector: string): { color: string; background: string; border: string } {
    const found = document.querySelector(selector);
    if (!found) throw new Error(`Nothing fits ${selector}.`);
    const { color, backgroundColor: background, borderTopColor: border } = getComputedStyle(found);
    return { color, background, border };
  }

  hasFocus(selector: string): boolean {
    return document.activeElement?.matches(selector) === true;
  }

  /** How long the page takes to handle a message, in ms. */
  async handles(message: unknown): Promise<number> {
    const handled = new Promise<void>((resolve) => {
      // Called after the page's own listener, which came first.
      window.addEventListener(
        'message',
        () => {
          resolve();
        },
        { once: true },
      );
    });
    const start = performance.now();
    window.postMessage(message);
    await handled;
    return performance.now() - start;
  }

  contentWidth(): number {
    return document.documentElement.scrollWidth;
  }

  tableCells(): string[][] {
    const rows = document.querySelectorAll('tbody tr');
    return Array.from(rows, (row) => Array.from(row.children, (cell) => cell.textContent));
  }

  /** What the page has left for its next life. */
  memory(): unknown {
    return JSON.parse(sessionStorage.getItem(stateKey) ?? 'null');
  }

  /** Resolves two frames later: messages are handled, sizes observed, the canvas painted. */
  painted(): Promise<void> {
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          resolve();
        });
      });
    });
  }
}

async function pixels(blob: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!context) throw new Error('No canvas to decode on.');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

const harness = new Harness();

Object.assign(window, {
  harness,
  acquireVsCodeApi: () => ({
    postMessage: (message: unknown) => harness.posted.push(structuredClone(message)),
    getState: () => harness.memory() ?? undefined,
    setState: (state: unknown) => {
      sessionStorage.setItem(stateKey, JSON.stringify(state));
    },
  }),
});
