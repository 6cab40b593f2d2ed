/** The tab Health of the overview, in a browser. */
import { describe, expect, it } from 'vitest';
import { japaneseTranslate } from '../fakes/japaneseTranslate';
import {
  missing,
  testAlarm,
  testEndpoint,
  testLogGroup,
  testScopeSnapshot,
  testSnapshot,
  testTopic,
} from '../fakes/snapshots';
import { auditPage } from './auditPage';
import { countFindings, healthState, type HealthLine } from './healthState';
import { fleet, hostileNames } from './overviewState';
import { pageSuite } from './pageSuite';
import { themeNames } from './themes';

const openPage = pageSuite<HealthLine>('overview/health');

const logging = { enabled: true, group: testLogGroup };

/** An account with alarms whose actions are disabled. */
const disabled = (names: readonly string[]) =>
  testSnapshot(
    testScopeSnapshot(
      {
        endpoints: names.map((name, index) =>
          testEndpoint({ id: `cvpn-endpoint-${index + 1}`, name, logging }),
        ),
        alarms: names.map((name, index) =>
          testAlarm(`cvpn-endpoint-${index + 1}`, { name, actionsEnabled: false }),
        ),
        topics: [testTopic()],
      },
      { muteRules: [] },
    ),
  );

const good = testSnapshot(
  testScopeSnapshot(
    {
      endpoints: [testEndpoint({ logging })],
      alarms: [testAlarm()],
      topics: [testTopic()],
    },
    { muteRules: [] },
  ),
);

describe('the health check', () => {
  it('asks the extension to open a document of AWS', async () => {
    const page = await openPage();
    const state = healthState(disabled(['a']));
    await page.show(state);
    const [card] = state.model?.cards ?? [];
    const link = page.page.getByRole('link', { name: /^Read the AWS Documentation: / }).first();
    expect(await link.getAttribute('title')).toBe(card?.link);
    await link.click();
    expect(await page.lastPosted()).toEqual({ type: 'read', card: card?.key });
    expect(await page.page.locator('a').count()).toBe(0);
  });

  it('says when nothing is wrong, and of how much', async () => {
    const page = await openPage();
    await page.show(healthState(good));
    expect(countFindings(good)).toBe(0);
    await expect(page.page.locator('.summary').innerText()).resolves.toMatch(
      /^No problems found in 1 endpoint and 1 alarm · checked 10:05/,
    );
    expect(await page.page.locator('.card').count()).toBe(0);
    await page.button('Check Again').click();
    expect(await page.lastPosted()).toEqual({ type: 'check' });
  });

  it('keeps the focus on Check Again while it checks, and checks once', async () => {
    const page = await openPage();
    const state = healthState(good);
    await page.show(state);
    await page.button('Check Again').focus();
    await page.press('Enter');
    await page.show({ ...state, isChecking: true });
    await page.press('Enter');
    expect((await page.posted()).filter(({ type }) => type === 'check')).toHaveLength(1);
    expect(await page.page.locator(':focus').innerText()).toBe('Check Again');
  });

  it('has a card for each problem of 200 endpoints, the most severe and the most frequent first', async () => {
    const page = await openPage();
    const state = healthState(fleet(200));
    expect(countFindings(fleet(200))).toBeGreaterThan(326);
    await page.show(state);
    expect(await page.page.locator('h2').allInnerTexts()).toEqual([
      '1 alarm · Actions disabled',
      '196 endpoints · No alarm',
      '199 endpoints · Connection logging off',
      '1 topic · Pending subscriptions',
    ]);
    expect(await page.page.locator('.card > .what').allInnerTexts()).toHaveLength(2);
    const card = page.page.getByRole('region', { name: '196 endpoints · No alarm' });
    expect(await card.locator('li').count()).toBe(5);
    await card.getByRole('button', { name: /^Show All 196/ }).click();
    const names = await card.locator('li strong').allInnerTexts();
    expect(names).toHaveLength(196);
    expect(names.slice(0, 3)).toEqual(['Fukuoka', 'Fukuoka 11', 'Fukuoka 17']);
  });

  it('fixes and shows a row, and fixes all rows of a card', async () => {
    const page = await openPage();
    const state = healthState(disabled(['Tokyo 10', 'Tokyo 9']));
    await page.show(state);
    const scope = 'corp@ap-northeast-1';
    const row = page.page.locator('li').first();
    expect(await row.locator('strong').innerText()).toBe('Tokyo 9');
    await row.getByRole('button', { name: 'Enable Alarm Actions Tokyo 9' }).click();
    const finding = 'actionsOff alarm Tokyo 9';
    expect(await page.lastPosted()).toEqual({ type: 'fix', scope, finding });
    await page.button('Show Tokyo 9').click();
    expect(await page.lastPosted()).toEqual({ type: 'show', scope, finding });
    await page.button('Fix All…').click();
    const card = state.model?.cards[0]?.key;
    expect(await page.lastPosted()).toEqual({ type: 'fixAll', card });
  });

  it('offers no change in read-only mode, and says why', async () => {
    const page = await openPage();
    await page.show(healthState(disabled(['a', 'b']), {}, { readOnly: true }));
    expect(await page.page.locator('.health').innerText()).toContain('Read-only mode is on');
    expect(await page.page.getByRole('button', { name: /Fix|Enable|Create/ }).count()).toBe(0);
    expect(await page.button('Show a').count()).toBe(1);
  });

  it('lists what was fixed, what was not, and what is unknown', async () => {
    const page = await openPage();
    const fixed = {
      summary: 'Fixed: 1 of 3.',
      rows: [
        { name: 'a', outcome: 'fixed', text: 'Fixed' },
        { name: 'b', outcome: 'notFixed', text: 'It no longer exists.' },
        { name: 'c', outcome: 'unknown', text: 'Unknown: No answer.' },
      ],
    } as const;
    await page.show(healthState(good, { fixed }));
    expect(await page.page.locator('.outcomes li').allInnerTexts()).toEqual([
      expect.stringMatching(/^✓\s*a Fixed$/),
      expect.stringMatching(/^×\s*b It no longer exists\.$/),
      expect.stringMatching(/^\?\s*c Unknown: No answer\.$/),
    ]);
    await page.button('Dismiss').click();
    expect(await page.lastPosted()).toEqual({ type: 'dismiss' });
  });

  it('says what could not be read, and what to do', async () => {
    const page = await openPage();
    const scope = testScopeSnapshot({}, { alarms: missing({ kind: 'expired' }) });
    await page.show(healthState(testSnapshot(scope)));
    const banner = page.page.locator('.banner');
    await banner.getByRole('button').click();
    expect(await page.lastPosted()).toEqual({ type: 'next', scope: 'corp@ap-northeast-1' });
  });

  it('exports, and shows a chosen profile and region', async () => {
    const page = await openPage();
    const other = testScopeSnapshot({ scope: { profile: 'dev', region: 'eu-west-1' } });
    await page.show(healthState(testSnapshot(...good.scopes, other)));
    await page.button('CSV').click();
    expect(await page.lastPosted()).toEqual({ type: 'export', format: 'csv' });
    await page.page.getByLabel('Profile and region').selectOption('dev@eu-west-1');
    expect(await page.lastPosted()).toEqual({ type: 'choose', scope: 'dev@eu-west-1' });
  });

  it('shows any name as text, and fits at 640 pixels', async () => {
    const page = await openPage({ viewport: { width: 640, height: 700 } });
    await page.show(healthState(disabled(hostileNames)));
    const names = await page.page.locator('li strong').allInnerTexts();
    expect(names).toContain('<img src=x onerror=alert(1)>');
    expect(await page.page.locator('img').count()).toBe(0);
    expect(await page.contentWidth()).toBeLessThanOrEqual(640);
  });

  it.each(themeNames)('has no violations in the theme %s', async (theme) => {
    const page = await openPage({ theme, viewport: { width: 1000, height: 900 } });
    const fixed = {
      summary: 'Fixed: 1 of 1.',
      rows: [{ name: 'a', outcome: 'fixed', text: 'Fixed' }],
    } as const;
    await page.show(healthState(fleet(12), { fixed }, { translate: japaneseTranslate }));
    expect(await auditPage(page)).toEqual([]);
  });
});
