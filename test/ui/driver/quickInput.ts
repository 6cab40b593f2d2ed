/** The input at the top of the window: the palette, the steps of a wizard, an input box. */
import { strict as assert } from 'node:assert';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';
import { labelTexts } from './labelTexts';
import { watchNextClick } from './takenClick';

/** How long something may take to be there, in ms; as long as usual where it is left out. */
interface Within {
  readonly timeout: number;
}

/** So often a click may be lost, one after the other. */
const mostClicks = 5;

/** Drives the quick input that is open, or is about to open. */
export class QuickInput {
  private readonly widget: Locator;
  private readonly input: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget:visible');
    this.input = this.widget.locator('.quick-input-box input');
  }

  /** Waits for the step with that title, or one that contains it. */
  async step(title: string): Promise<void> {
    await this.widget.locator('.quick-input-title').filter({ hasText: title }).waitFor();
  }

  /** Types over what the input holds; in a list it filters. */
  async filter(text: string, within?: Within): Promise<void> {
    await this.input.fill(text, within);
  }

  /** Types over what the input holds and accepts it. */
  async enter(text: string): Promise<void> {
    await this.filter(text);
    await this.accept();
  }

  /** What the input holds. */
  async value(): Promise<string> {
    return this.input.inputValue();
  }

  /** Accepts, as Enter does. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /**
   * Chooses the item with exactly that label. VS Code loses a click on a list that it redraws at
   * that moment, so a click that the list did not accept is repeated. An accepted click is never
   * repeated, because the next step may have an item with the same label.
   */
  async choose(label: string, within?: Within): Promise<void> {
    for (let clicks = 0; clicks < mostClicks; clicks++) {
      const took = await watchNextClick(this.page);
      await this.item(label).click(within);
      if (await took()) return;
    }
    throw new Error(`VS Code took none of ${mostClicks} clicks on "${label}".`);
  }

  /** Where several may be chosen: puts a mark at the item with exactly that label. */
  async check(label: string): Promise<void> {
    await this.item(label).getByRole('checkbox').check();
  }

  /** Takes the mark of the item with exactly that label away. */
  async uncheck(label: string): Promise<void> {
    await this.item(label).getByRole('checkbox').uncheck();
  }

  /** An item by its whole label; its text holds description and detail too. */
  item(label: string): Locator {
    const name = this.page.locator('.label-name').getByText(label, { exact: true });
    return this.widget.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first();
  }

  /** The text of every item in sight, label before description and detail. */
  async items(): Promise<readonly string[]> {
    const rows = this.widget.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    return labelTexts(rows);
  }

  /** Waits until the items in sight are exactly these. */
  async itemsAre(texts: readonly string[]): Promise<void> {
    await eventually(async () => {
      assert.deepEqual(await this.items(), texts);
    });
  }

  /** Waits until the step asks this: as a hint in an empty input, or below it. */
  async prompt(containing: string): Promise<void> {
    const hint = this.widget.locator(`input[placeholder*=${JSON.stringify(containing)}]`);
    const below = this.widget.locator('.quick-input-message').filter({ hasText: containing });
    await hint.or(below).first().waitFor();
  }

  /** Waits until the input holds exactly that. */
  async valueIs(text: string): Promise<void> {
    // As text, for this project's types know no DOM outside of the chart page.
    const input = `document.querySelector('.quick-input-widget .quick-input-box input')`;
    await this.page.waitForFunction(`${input}?.value === ${JSON.stringify(text)}`);
  }

  /** Waits until that item is the one that Enter takes. */
  async activeIs(label: string): Promise<void> {
    await this.item(label).and(this.page.locator('.focused')).waitFor();
  }

  /** What stands below the input: the prompt, or why the value is refused. */
  async message(containing: string): Promise<void> {
    await this.widget.locator('.quick-input-message').filter({ hasText: containing }).waitFor();
  }

  /** Goes one step back. */
  async back(): Promise<void> {
    await this.widget.locator('.quick-input-titlebar .codicon-quick-input-back').click();
  }

  /** Gives up, as Escape does, and waits until it is gone. */
  async cancel(): Promise<void> {
    await this.input.press('Escape');
    await this.closed();
  }

  /** Waits until no quick input is open. */
  async closed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }
}
