/** The page of a webview panel. VS Code nests it in two frames: its own, and in that the extension's. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Reaches into the webview of the editor that shows. */
export class Webview {
  /** The extension's own page; everything that Playwright finds in a page it finds here. */
  readonly content: FrameLocator;
  /** The frame as an element of the window, for its place and size. */
  readonly element: Locator;

  constructor(page: Page) {
    this.element = page.locator('iframe.webview.ready').filter({ visible: true }).last();
    this.content = this.element.contentFrame().frameLocator('iframe#active-frame');
  }

  /** Runs an expression, given as text, in the extension's page. */
  async evaluate(expression: string): Promise<unknown> {
    return this.content.locator('body').evaluate(expression);
  }
}
