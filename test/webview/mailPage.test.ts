/** The mail page in a real browser, under the editor's own policy. */
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { auditPage } from './auditPage';
import { alarmMail, confirmation, mailState, usual, type MailLine } from './mailState';
import type { OpenPage } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames } from './themes';
import { fill } from '../../src/core/text/fill';

const openPage = pageSuite<MailLine>('mail');
let page: OpenPage<MailLine>;

const rows = (): Locator => page.page.getByRole('option');
const list = (): Locator => page.page.getByRole('listbox');
const message = (): Locator => page.page.getByRole('article');

describe('the list of mails', () => {
  it('asks for the state, and shows the newest mail first and the unread ones as such', async () => {
    page = await openPage();
    expect(await page.posted()).toEqual([{ type: 'ready' }]);
    await page.show(mailState(usual));
    expect(await page.page.locator('.recipient').allTextContents()).toEqual([
      'me@example.com',
      'it-team@example.com',
      'it-team@example.com',
    ]);
    expect(await rows().filter({ hasText: 'unread, ' }).count()).toBe(2);
    expect(await rows().filter({ hasText: 'not confirmed' }).count()).toBe(1);
    await page.page.getByText('Select an email to read it.').waitFor();
  });

  it('opens a mail by a click, and by keys', async () => {
    page = await openPage();
    await page.show(mailState(usual));
    await rows().nth(1).click();
    expect(await page.lastPosted()).toEqual({ type: 'open', id: 1 });
    await page.show(mailState(usual, { open: 1, opened: [1] }));
    expect(await rows().nth(1).getAttribute('aria-selected')).toBe('true');
    expect(await rows().filter({ hasText: 'unread, ' }).count()).toBe(1);
    await list().focus();
    for (const [key, id] of [
      ['ArrowDown', 0],
      ['ArrowUp', 2],
      ['Home', 2],
      ['End', 0],
    ] as const) {
      await page.press(key);
      expect(await page.lastPosted()).toEqual({ type: 'open', id });
    }
  });

  it('shows a new mail at once and keeps the open one', async () => {
    page = await openPage();
    await page.show(mailState(usual, { open: 0 }));
    const more = [...usual, alarmMail({ at: confirmation.at + 1000, to: 'new@example.com' })];
    await page.show(mailState(more, { open: 0 }));
    expect(await rows().first().textContent()).toContain('new@example.com');
    expect(await rows().last().getAttribute('aria-selected')).toBe('true');
    expect(await message().textContent()).toContain('it-team@example.com');
  });

  it('shows an empty mailbox, and that there is none without the trial', async () => {
    page = await openPage();
    await page.show(mailState([], { change: { hint: null } }));
    await page.page.getByText('No emails have been sent yet.').waitFor();
    await page.show(mailState([], { change: { rows: null, hint: null } }));
    await page.page.getByText('The trial is not running, so there is no mail.').waitFor();
    expect(await list().count()).toBe(0);
  });

  it('takes a thousand mails, and scrolls to the one that keys open', async () => {
    page = await openPage();
    const many = Array.from({ length: 1000 }, (_, index) =>
      alarmMail({ to: `u${index}@example.com` }),
    );
    await page.show(mailState(many, { open: 999 }));
    expect(await rows().count()).toBe(1000);
    await page.show(mailState(many, { open: 0 }));
    expect(await rows().last().isVisible()).toBe(true);
    const [row, box] = [await rows().last().boundingBox(), await list().boundingBox()];
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(
      (box?.y ?? 0) + (box?.height ?? 0) + 2,
    );
  });
});

describe('the open mail', () => {
  it('confirms a subscription with its button, and with the link in its text', async () => {
    page = await openPage();
    await page.show(mailState(usual, { open: 2 }));
    await page.button('Confirm Subscription').click();
    expect(await page.lastPosted()).toEqual({ type: 'confirm', id: 2 });
    await page.page.getByRole('button', { name: /confirmation\.html/ }).click();
    expect((await page.posted()).filter(({ type }) => type === 'confirm')).toHaveLength(2);
    await page.show(mailState(usual, { open: 2, pending: false }));
    await page.page.getByText('The subscription is confirmed.').waitFor();
    expect(await page.button('Confirm Subscription').count()).toBe(0);
  });

  it.each([
    [/console\.aws\.amazon\.com/, 'it opens the alarm in the AWS console'],
    [/unsubscribe\.html/, 'it would end the subscription'],
  ])('says of the link %s that it leads nowhere', async (name, note) => {
    page = await openPage();
    await page.show(mailState(usual, { open: 0 }));
    await page.page.getByRole('button', { name }).click();
    await page.page.getByText(note).waitFor();
    expect(await page.page.locator('a').count()).toBe(0);
    expect((await page.posted()).map(({ type }) => type)).toEqual(['ready']);
    await rows().nth(1).click();
    await page.show(mailState(usual, { open: 1 }));
    expect(await page.page.getByText(note).count()).toBe(0);
  });

  it('shows hostile mails as text', async () => {
    page = await openPage();
    const hostile = '<img src=x onerror="document.title=1"> \u202egnp.exe [a](command:b)';
    const mail = alarmMail({
      subject: hostile,
      to: hostile,
      body: `${hostile}\n`.repeat(3) + 'w'.repeat(5000),
    });
    await page.show(mailState([mail], { open: 0 }));
    expect(await page.page.locator('img').count()).toBe(0);
    expect(await page.page.title()).not.toBe('1');
    expect(await message().textContent()).toContain('<img src=x');
    expect(await page.contentWidth()).toBeLessThanOrEqual(900);
  });
});

describe('the hint', () => {
  it('runs its step, and can be hidden', async () => {
    page = await openPage();
    await page.show(mailState(usual));
    await page.button('Open Mail').click();
    expect(await page.lastPosted()).toEqual({ type: 'next' });
    await page.button('Hide Hints').click();
    expect(await page.lastPosted()).toEqual({ type: 'hideHints' });
    await page.show(mailState(usual, { change: { hint: null } }));
    expect(await page.button('Hide Hints').count()).toBe(0);
  });
});

describe('its look', () => {
  const japanese = JSON.parse(
    readFileSync(new URL('../../l10n/bundle.l10n.ja.json', import.meta.url), 'utf8'),
  ) as Record<string, string>;
  const translate = (text: string, ...values: readonly (string | number)[]): string =>
    fill(japanese[text] ?? text, ...values);

  it.each(themeNames)('has no violations in the theme %s', async (theme) => {
    page = await openPage({ theme });
    for (const state of [
      mailState(usual),
      mailState(usual, { open: 2 }),
      mailState(usual, { open: 2, pending: false }),
      mailState([]),
    ]) {
      await page.show(state);
      expect(await auditPage(page)).toEqual([]);
    }
    await page.show(mailState(usual, { open: 0 }));
    await page.page.getByRole('button', { name: /unsubscribe/ }).click();
    expect(await auditPage(page)).toEqual([]);
    await picture(theme);
  });

  it.each([640, 320])('fits into %i pixels, in Japanese', async (width) => {
    page = await openPage({ viewport: { width, height: 700 } });
    const change = {
      hint: {
        text: translate(
          '{0} must confirm the subscription. Open the email and press Confirm Subscription.',
          'me@example.com',
        ),
        label: translate('Open Mail'),
      },
    };
    await page.show(mailState(usual, { open: 2, translate, language: 'ja', change }));
    expect(await page.contentWidth()).toBeLessThanOrEqual(width);
    await page.button('サブスクリプションを確認').waitFor();
    await picture(`japanese-${width}`);
  });

  async function picture(name: string): Promise<void> {
    const folder = process.env.TRIAL_PICTURES;
    if (folder !== undefined) await page.page.screenshot({ path: `${folder}/mail-${name}.png` });
  }
});
