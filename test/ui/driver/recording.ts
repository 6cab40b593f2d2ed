/** Records a story as an animated picture for the README, one frame for each moment that matters. */
import { join } from 'node:path';
import { Image } from 'node-webpmux';
import type { Page } from 'playwright-core';
import { root } from '../../../scripts/root';

/** Runs in a page of its own, since the policy of the workbench would not allow it. */
const toWebp = `async (png) => {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  const buffer = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of buffer) text += String.fromCharCode(byte);
  return btoa(text);
}`;

/** The frames so far. */
export class Recording {
  private readonly frames: Awaited<ReturnType<typeof Image.generateFrame>>[] = [];
  private encoder: Page | undefined;

  constructor(private readonly page: Page) {}

  /** Adds what the window shows now. @param seconds how long it stays */
  async frame(seconds: number): Promise<void> {
    const png = await this.page.screenshot({ animations: 'disabled', caret: 'hide' });
    this.encoder ??= await this.page.context().newPage();
    const webp: string = await this.encoder.evaluate(`(${toWebp})('${png.toString('base64')}')`);
    const buffer = Buffer.from(webp, 'base64');
    this.frames.push(await Image.generateFrame({ buffer, delay: seconds * 1000 }));
  }

  /** Writes media/readme-<name>.webp, which repeats forever. */
  async save(name: string): Promise<void> {
    const { width = 0, height = 0 } = this.page.viewportSize() ?? {};
    const path = join(root, 'media', `readme-${name}.webp`);
    await Image.save(path, { frames: this.frames, width, height, loops: 0 });
    await this.encoder?.close();
  }
}
