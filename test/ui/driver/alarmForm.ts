/** The page of the alarm form, as a person uses it. */
import { strict as assert } from 'node:assert';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/** What is used of a button in the page; only the webview's sources are compiled with the DOM's types. */
interface PageButton {
  getAttribute(name: string): string | null;
  click(): void;
}

/** Runs in the page. */
const pressIfEnabled = (button: PageButton): boolean => {
  if (button.getAttribute('aria-disabled') === 'true') return false;
  button.click();
  return true;
};

/**
 * Presses a button in the turn of the event loop in which it is enabled. Between the check and the
 * click of `Locator.click`, a state of the form may disable it: it ignores such a click.
 * @throws AssertionError if it is disabled
 */
async function pressEnabled(button: Locator): Promise<void> {
  await button.click({ trial: true, timeout: 1000 });
  const isPressed = await button.evaluate(pressIfEnabled, undefined, { timeout: 1000 });
  assert(isPressed, 'the button is disabled');
}

/** The form in the editor that shows. */
export class AlarmForm {
  constructor(private readonly workbench: Workbench) {}

  /** The page. */
  get content(): FrameLocator {
    return this.workbench.webview().content;
  }

  /** Opens it on the row of an endpoint. */
  async openOn(endpoint: string): Promise<void> {
    await this.workbench.tree('Endpoints').choose(endpoint, 'Create Connection Alarm…');
    await this.title(`Connection Alarm for ${endpoint}`);
  }

  /** Waits until the form has that heading. */
  async title(text: string): Promise<void> {
    await this.content.getByRole('heading', { name: text, exact: true, level: 1 }).waitFor();
  }

  /** The control of that label. */
  field(label: string): Locator {
    return this.content.getByLabel(label, { exact: true });
  }

  /** Types over what a field holds. */
  async type(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
  }

  /** Chooses an option of a select box by its label. */
  async choose(label: string, option: string): Promise<void> {
    await this.field(label).selectOption({ label: option });
  }

  /** Chooses a detection method. */
  async method(name: string): Promise<void> {
    await this.content.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  }

  /** Waits until a field has that value. */
  async valueIs(label: string, value: string): Promise<void> {
    await eventually(async () => {
      assert.equal(await this.field(label).inputValue(), value);
    });
  }

  /** Waits for a sentence beside a field, in a notice or in the summary. */
  async says(text: string | RegExp): Promise<void> {
    await this.content.getByText(text).first().waitFor();
  }

  /** Waits until the calls are these, in this order. */
  async callsAre(...operations: readonly string[]): Promise<void> {
    await this.content.getByText(operations.join(' → '), { exact: true }).waitFor();
  }

  /** The exact calls, as text. */
  async calls(): Promise<string> {
    const text = this.content.locator('pre').filter({ hasText: 'Nothing has been sent yet.' });
    if (!(await text.isVisible())) await this.content.getByText('Show Exact Calls').click();
    return text.innerText();
  }

  /** Creates the alarm once everything has been read, also what was typed just before. */
  async create(label = 'Create Alarm'): Promise<void> {
    const button = this.content.getByRole('button', { name: label, exact: true, disabled: false });
    const changed = this.content.getByText('What would be sent has changed since it was shown.');
    const answer = this.content.locator('.alarmForm').locator('.run, [role="alert"]').first();
    await eventually(() => pressEnabled(button));
    await eventually(async () => {
      if (!(await this.content.locator('.alarmForm').isVisible())) return;
      assert(await answer.isVisible(), 'the form has not answered yet');
      if (!(await changed.isVisible())) return;
      await pressEnabled(button);
      throw new Error('the form was pressed while it read');
    });
  }

  /** Waits until it has closed itself. */
  async closed(): Promise<void> {
    await this.content.locator('.alarmForm').waitFor({ state: 'detached' });
  }
}
