/** What a screen reader announces by itself: nothing while nothing is new, and politely. */
import { describe, expect, it } from 'vitest';
import { formState } from './alarmFormState';
import { alarmsState, office as officeAlarms } from './alarmsState';
import { connectionsState, office as users, officeSnapshot } from './connectionsState';
import { failedAttempts, failuresState } from './failuresState';
import { healthState } from './healthState';
import { mailState, usual } from './mailState';
import { missedState, auditReport, pictureMessages } from './missedState';
import { officeSource } from './office';
import { stateOf, type Line, type PagePart } from './openPage';
import { fleet, overviewState } from './overviewState';
import { pageSuite } from './pageSuite';
import { settingsState } from './settingsState';

const minute = 60_000;
const overview = overviewState(fleet(12));
const chart = stateOf(officeSource('1d'), '1d');
const connections = connectionsState(officeSnapshot(users), { title: null });

/** By page: what it receives from two refreshes, a minute apart, without a change in between. */
const readings: readonly (readonly [PagePart, () => unknown])[] = [
  ['endpoint/now', () => ({ ...chart })],
  ['endpoint/connections', () => ({ ...connections, now: connections.now + minute })],
  ['connections', () => connectionsState(officeSnapshot(users))],
  ['endpoint/alarms', () => alarmsState(officeAlarms)],
  ['endpoint/missed', () => missedState({ now: missedState().now + minute })],
  ['endpoint/failures', () => failuresState(failedAttempts(9))],
  ['endpoint/settings', () => settingsState({ readAt: 'later' })],
  ['overview/endpoints', () => ({ ...overview, now: overview.now + minute })],
  ['overview/health', () => healthState(fleet(3))],
  ['mail', () => mailState(usual, { open: 1 })],
  ['alarmForm', () => formState()],
];

/** Collects the texts of live regions that change. */
const watch = `(() => {
  window.announced = [];
  const live = '[aria-live], [role=status], [role=alert], [role=log]';
  new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest(live);
      if (region?.textContent.trim()) window.announced.push(region.textContent);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
})()`;

describe.each(readings)('the page %s', (part, reading) => {
  const openPage = pageSuite<Line>(part);

  it('announces nothing while nothing is new, and never interrupts', async () => {
    const page = await openPage();
    await page.show(await reading());
    if (part === 'endpoint/missed') await page.send(...pictureMessages(auditReport(9)));
    await page.page.evaluate(watch);
    await page.show(await reading());
    expect(await page.page.evaluate('announced')).toEqual([]);
    expect(await page.page.locator('[aria-live=assertive]').count()).toBe(0);
  });
});
