/** The Alarms tab in a real browser: cards, the chain, delivery tests and replays. */
import { describe, expect, it } from 'vitest';
import {
  alarmsState,
  crowd,
  deliveryOf,
  hostile,
  manyAlarms,
  namedAlarm,
  office,
  officePicture,
  scopeOf,
  topicOfTwo,
  watched,
  type AlarmsLine,
} from './alarmsState';
import { pendingSubscription, testLogAlarm, testTopic, topicArn } from '../fakes/snapshots';
import { auditPage } from './auditPage';
import type { OpenPage } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames, type ThemeName } from './themes';

const openPage = pageSuite<AlarmsLine>('endpoint/alarms');
let page: OpenPage<AlarmsLine>;

const card = (name: string) => page.page.getByRole('region', { name, exact: true });
const replayed = {
  type: 'replay',
  alarmName: 'tokyo-office-count',
  replay: { kind: 'done', picture: officePicture() },
} as const;

describe('the card of an alarm', () => {
  it('says what it detects, whom it notifies, and who is behind it', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    const text = await card(namedAlarm).innerText();
    expect(text).toContain('Fires for every connection; the notification names the user.');
    expect(text).toContain('In ALARM: hana since 10:02 AM');
    expect(text).toContain(
      'Notifies 1 of 2 subscribers: it-team@example.com; not on-call@example.com.',
    );
    expect(await card('tokyo-office-count').innerText()).toContain(
      'Notifies nobody. The actions of the alarm are disabled.',
    );
  });

  it('has its commands as buttons', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    const own = card(namedAlarm);
    await own.getByRole('button', { name: 'Test Delivery…' }).click();
    await own.getByText('More Actions').click();
    await own.getByRole('button', { name: 'Delete Alarm…' }).click();
    await own.getByRole('button', { name: 'Send Confirmation Again…' }).click();
    const silent = card('tokyo-office-count').getByRole('button', { name: 'Enable Alarm Actions' });
    await silent.first().click();
    const alarm = { kind: 'alarm', alarmName: namedAlarm } as const;
    expect((await page.posted()).slice(1)).toEqual([
      { type: 'step', step: { ...alarm, command: 'proveDelivery' } },
      { type: 'step', step: { ...alarm, command: 'deleteAlarm' } },
      { type: 'step', step: { kind: 'subscribe', topicArn: topicOfTwo.arn } },
      {
        type: 'step',
        step: { kind: 'alarm', alarmName: 'tokyo-office-count', command: 'enableAlarmActions' },
      },
    ]);
  });

  it('has its findings, with their fixes', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    const silent = card('tokyo-office-count');
    await silent.getByText('Findings (2)').click();
    const finding = silent.getByRole('listitem').filter({ hasText: 'Why:' }).first();
    expect(await finding.innerText()).toContain('It is evaluated, but notifies nobody.');
    // The named alarm of the endpoint notifies the same subscribers: enabled, both would notify.
    await finding.getByRole('button', { name: 'Delete Alarm…' }).click();
    expect(await page.lastPosted()).toEqual({
      type: 'step',
      step: { kind: 'fix', finding: 'actionsOff alarm tokyo-office-count' },
    });
    const link = finding.getByRole('link');
    expect(await link.getAttribute('title')).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    await link.click();
    expect(await page.lastPosted()).toMatchObject({ type: 'step', step: { kind: 'read' } });
  });

  it('is scrolled to and focused when it is asked for', async () => {
    page = await openPage();
    await page.show(alarmsState(manyAlarms(10)));
    await page.send({ type: 'showCard', alarmName: 'alarm-9', preserveFocus: false });
    expect(await page.hasFocus('[data-alarm="alarm-9"]')).toBe(true);
    const box = await card('alarm-9').boundingBox();
    expect(box?.y).toBeLessThan(640);
  });

  it('is scrolled to without the focus while the user may be typing elsewhere', async () => {
    page = await openPage();
    await page.show(alarmsState(manyAlarms(10)));
    await page.send({ type: 'showCard', alarmName: 'alarm-9', preserveFocus: true });
    await page.page.waitForFunction('scrollY > 0');
    expect(await page.hasFocus('[data-alarm="alarm-9"]')).toBe(false);
  });

  it('stays where the reader is when the data change', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    const more = card(namedAlarm).getByText('More Actions');
    await more.focus();
    await page.press('Enter');
    await page.show(alarmsState(office, { trial: true }));
    expect(await page.hasFocus('summary')).toBe(true);
    expect(await card(namedAlarm).getByRole('button', { name: 'Copy ARN' }).isVisible()).toBe(true);
  });

  it('offers nothing that changes AWS in read-only mode, and says why', async () => {
    page = await openPage();
    await page.show(alarmsState(office, { readOnly: true }));
    expect(await page.page.getByText('Read-only mode is on').isVisible()).toBe(true);
    await card(namedAlarm).getByText('More Actions').click();
    const names = await page.page
      .locator('.card button:not([role=link]):not(.chainLink)')
      .allTextContents();
    expect(new Set(names)).toEqual(new Set(['Replay', 'Open in AWS Console', 'Copy ARN']));
  });
});

describe('the chain', () => {
  const link = (name: RegExp) => card(namedAlarm).getByRole('button', { name });

  it('is read as a tree, each link with its state and its reason', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    const list = card(namedAlarm).getByRole('list', {
      name: 'How a notification reaches its subscribers',
    });
    expect(await list.getByRole('list').count()).toBe(3);
    expect(await link(/^Topic: works\. The topic lets CloudWatch publish\.$/).count()).toBe(1);
    expect(await link(/^Subscriber: broken\. Not confirmed/).count()).toBe(1);
  });

  it('shows the reason of a link that works when the keyboard reaches it', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    await link(/^Topic: works/).focus();
    await page.painted();
    expect(await card(namedAlarm).locator('.chosen').textContent()).toBe(
      'Topic: vpn. The topic lets CloudWatch publish.',
    );
  });

  it('lets a subscriber of the trial be confirmed', async () => {
    page = await openPage();
    await page.show(alarmsState(office, { trial: true }));
    await card(namedAlarm).getByRole('button', { name: 'Confirm Subscription' }).click();
    expect(await page.lastPosted()).toEqual({
      type: 'step',
      step: { kind: 'confirm', topicArn: topicOfTwo.arn, address: 'on-call@example.com' },
    });
  });

  it('shows some of a hundred subscribers first, those who need something before others', async () => {
    page = await openPage();
    await page.show(alarmsState(crowd(100)));
    const subscribers = page.page.locator('.node.subscriber');
    expect(await subscribers.count()).toBe(8);
    expect(await subscribers.first().textContent()).toContain('person0@example.com');
    expect(await card(namedAlarm).locator('.reasons li').count()).toBe(1);
    await page.button('Show All 100').click();
    await page.painted();
    expect(await subscribers.count()).toBe(100);
  });

  it.each([
    [1280, 0],
    [800, 1],
    [320, 1],
  ])('is drawn from top to bottom where it does not fit into %i px', async (width, stacked) => {
    page = await openPage({ viewport: { width, height: 900 } });
    const name = 'client-vpn-watch-partner-access-connections';
    const topic = testTopic({
      arn: topicArn(name),
      subscriptions: [pendingSubscription(`${name}@example.com`)],
    });
    const alarm = testLogAlarm(undefined, { name, alarmActions: [topic.arn] });
    await page.show(alarmsState(scopeOf([alarm], [topic])));
    expect(await page.page.locator('.nodes.stacked').count()).toBe(stacked);
    const list = await page.page.locator('.nodes').boundingBox();
    const right = (list?.x ?? 0) + (list?.width ?? 0);
    const nodes = await page.page.locator('.node').all();
    const boxes = await Promise.all(nodes.map((node) => node.boundingBox()));
    expect(boxes).toHaveLength(4);
    for (const [index, box] of boxes.entries()) {
      if (!box) throw new Error('A node is not drawn.');
      expect(box.x + box.width).toBeLessThanOrEqual(right + 1);
      const before = boxes[index - 1];
      if (!before) continue;
      const isBeside = box.x >= before.x + before.width;
      expect(isBeside || box.y >= before.y + before.height).toBe(true);
    }
  });
});

describe('a delivery test', () => {
  async function show(
    phase: Parameters<typeof deliveryOf>[0],
    answers?: Parameters<typeof deliveryOf>[1],
  ): Promise<void> {
    const deliveries = { [namedAlarm]: deliveryOf(phase, answers) };
    await page.show(alarmsState(office, { deliveries, trial: true }));
  }

  it('shows its steps while it runs, and can be ended', async () => {
    page = await openPage();
    await show('sending');
    const steps = page.page.locator('.stepper li');
    expect(await steps.count()).toBe(4);
    expect(await steps.last().innerText()).toContain('has not delivered');
    expect(await page.button('It Arrived').count()).toBe(0);
    await page.button('Stop Waiting').click();
    expect(await page.lastPosted()).toEqual({ type: 'endDelivery', alarmName: namedAlarm });
  });

  it('asks with an answer in focus that proves nothing', async () => {
    page = await openPage();
    await show('sent');
    await show(watched);
    await page.painted();
    expect(await page.page.locator(':focus').textContent()).toBe('Not Yet');
    const subscriber = 'arn:aws:sns:ap-northeast-1:123456789012:vpn email it-team@example.com';
    const answer = { type: 'answer', alarmName: namedAlarm, subscriber } as const;
    await page.press('Enter');
    expect(await page.lastPosted()).toEqual({ ...answer, answer: null });
    await page.button('It Arrived').click();
    expect(await page.lastPosted()).toEqual({ ...answer, answer: 'arrived' });
    await show(watched, new Map([[subscriber, 'arrived']]));
    expect(await page.page.locator('.result').textContent()).toBe(
      'Delivered to it-team@example.com; not to on-call@example.com: not confirmed.',
    );
    expect(await page.button('It Arrived').getAttribute('aria-pressed')).toBe('true');
  });

  it('leaves the focus to a reader who is elsewhere', async () => {
    page = await openPage();
    await show('sent');
    const replay = card('tokyo-office-count').getByRole('button', { name: 'Replay' });
    await replay.focus();
    await show(watched);
    await page.painted();
    expect(await page.page.locator(':focus').textContent()).toBe('Replay');
  });

  it('can be saved and hidden, and shows the mails of the trial', async () => {
    page = await openPage();
    await show(watched);
    await page.button('Open Mail').click();
    expect(await page.lastPosted()).toEqual({ type: 'outbox' });
    await page.button('Export Markdown').click();
    expect(await page.lastPosted()).toEqual({ type: 'exportDelivery', alarmName: namedAlarm });
    await page.send({ type: 'saved', name: 'delivery-test.md' });
    expect(await page.page.getByText('Saved as delivery-test.md').isVisible()).toBe(true);
    await page.button('Hide').click();
    expect(await page.lastPosted()).toEqual({ type: 'endDelivery', alarmName: namedAlarm });
  });
});

describe('a replay', () => {
  it('shows its progress, and can be stopped', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    await page.send({ ...replayed, replay: { kind: 'running', text: '2 of 11 replayed' } });
    expect(await page.page.getByText('2 of 11 replayed').isVisible()).toBe(true);
    await page.button('Stop').click();
    expect(await page.lastPosted()).toEqual({ type: 'endReplay', alarmName: 'tokyo-office-count' });
    await page.send({
      ...replayed,
      replay: { kind: 'failed', sentence: 'It cannot be replayed.' },
    });
    expect(await page.page.getByText('It cannot be replayed.').isVisible()).toBe(true);
    await page.send({ ...replayed, replay: null });
    expect(await page.page.locator('.replayPart').count()).toBe(0);
  });

  it('draws what fired and what would have fired, and says it in words', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    await page.send(replayed);
    const labels = await page.page.locator('.laneLabel').allTextContents();
    expect(labels).toEqual([
      expect.stringMatching(/^Most connections at once: \d+$/),
      'Times it fired: 1',
      expect.stringMatching(/^Times it would have fired: \d+$/),
      'Times it would have missed: 0',
    ]);
    const drawn = (kind: string) => page.page.locator(`.lane.${kind} .strokes`).getAttribute('d');
    expect((await drawn('fired'))?.match(/M/g)).toHaveLength(1);
    expect((await drawn('wouldFire'))?.match(/M/g)?.length).toBeGreaterThan(50);
  });

  it('shows a part of its range, and its moments one by one', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    await page.send(replayed);
    const count = async () =>
      Number(
        /: (\d+)/.exec((await page.page.locator('.laneLabel').allTextContents())[2] ?? '')?.[1],
      );
    const whole = await count();
    await page.button('24 hours').click();
    await page.painted();
    expect(await page.button('24 hours').getAttribute('aria-pressed')).toBe('true');
    expect(await count()).toBeLessThan(whole);
    await page.page.getByText(/^Moments \(\d+\)$/).click();
    const first = page.page.locator('.moments tbody tr').first();
    expect(await first.innerText()).toContain('Would have fired');
    await first.getByRole('button').click();
    const { wouldFire } = officePicture();
    expect(await page.lastPosted()).toEqual({ type: 'showMoment', at: wouldFire.at(-1)?.start });
  });

  it('lists a hundred moments at once', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    await page.send(replayed);
    await page.page.getByText(/^Moments \(\d+\)$/).click();
    const rows = page.page.locator('.moments tbody tr');
    expect(await rows.count()).toBe(100);
    await page.page.getByRole('button', { name: /^Show \d+ More$/ }).click();
    await page.painted();
    expect(await rows.count()).toBeGreaterThan(100);
  });

  it('is saved in each format', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    await page.send(replayed);
    for (const [name, format] of [
      ['Export Markdown', 'md'],
      ['Export CSV', 'csv'],
      ['Export JSON', 'json'],
    ] as const) {
      await page.button(name).click();
      const alarmName = 'tokyo-office-count';
      expect(await page.lastPosted()).toEqual({ type: 'exportReplay', alarmName, format });
    }
  });

  it('draws nine weeks with thousands of moments', async () => {
    page = await openPage();
    await page.show(alarmsState(office));
    const picture = officePicture(63);
    await page.send({ ...replayed, replay: { kind: 'done', picture } });
    expect(picture.wouldFire.length).toBeGreaterThan(1000);
    expect(await page.button('7 days').getAttribute('aria-pressed')).toBe('true');
    await page.button('All').click();
    await page.painted();
    const labels = await page.page.locator('.laneLabel').allTextContents();
    expect(labels[2]).toContain(picture.wouldFire.length.toLocaleString('en'));
  });
});

describe('the tab', () => {
  it('offers to create an alarm where there is none', async () => {
    page = await openPage();
    await page.show(alarmsState(scopeOf([])));
    expect(await page.page.getByText('No alarm watches this endpoint yet.').isVisible()).toBe(true);
    await page.button('Create Connection Alarm…').click();
    expect(await page.lastPosted()).toEqual({ type: 'createAlarm' });
  });

  it('shows names from outside as text', async () => {
    page = await openPage();
    await page.show(alarmsState(hostile));
    const text = await page.page.locator('.card h2').textContent();
    expect(text).toContain('<img src=x onerror=alert(1)>⟨U+202E⟩');
    expect(await page.page.locator('.card img').count()).toBe(0);
  });

  it.each([360, 640, 1280])('fits %d pixels', async (width) => {
    page = await openPage({ viewport: { width, height: 640 } });
    await page.show(alarmsState(hostile));
    expect(await page.contentWidth()).toBeLessThanOrEqual(width);
    await page.show(alarmsState(office, { deliveries: { [namedAlarm]: deliveryOf(watched) } }));
    await page.send(replayed);
    expect(await page.contentWidth()).toBeLessThanOrEqual(width);
  });
});

/** What is shown before the page is checked. */
const states: Readonly<Record<string, () => Promise<void>>> = {
  'with its cards': () => page.show(alarmsState(office, { trial: true })),
  'without an alarm': () => page.show(alarmsState(scopeOf([]))),
  'with a delivery test and a replay': async () => {
    await page.show(alarmsState(office, { deliveries: { [namedAlarm]: deliveryOf(watched) } }));
    await page.send(replayed);
    for (const summary of await page.page.locator('summary').all()) await summary.click();
  },
};

describe.each(Object.entries(states))('the tab %s', (_name, prepare) => {
  it.each(themeNames)('has no violations in the theme %s', async (theme: ThemeName) => {
    page = await openPage({ theme });
    await prepare();
    await page.painted();
    expect(await auditPage(page)).toEqual([]);
  });
});
