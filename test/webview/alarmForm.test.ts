/** The alarm form in a browser. */
import { describe, expect, it } from 'vitest';
import { endpoint } from '../unit/actions/wizardInput';
import type { OpenForm } from '../unit/alarmForm/openForm';
import { formState, logged, type FormLine } from './alarmFormState';
import { auditPage } from './auditPage';
import type { OpenPage } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames } from './themes';

const openPage = pageSuite<FormLine>('alarmForm');
const size = { viewport: { width: 1280, height: 900 } };
const email = 'ops@example.com';
const addresses = 'Email addresses, phone numbers or https URLs';
const hostile = `<img src=x onerror=alert(1)>\u202e${'W'.repeat(228)}`;

async function denied(form: OpenForm): Promise<void> {
  form.aws.calls.fail('roles.create', { kind: 'denied', when: 'before' });
  await form.create();
}

const field = ({ page }: OpenPage<FormLine>, label: string) =>
  page.getByLabel(label, { exact: true });

describe('the alarm form', () => {
  it('reports each answer, and remembers it at once', async () => {
    const page = await openPage(size);
    await page.show(await formState());
    await field(page, addresses).fill(email);
    expect(await page.lastPosted()).toEqual({ type: 'answer', key: 'subscribers', value: email });
    expect((await page.memory())?.answers).toMatchObject({ subscribers: email });
    await field(page, 'Retention').waitFor({ state: 'detached' });
    await page.page.getByRole('radio', { name: /^Rise of/ }).check();
    expect(await page.lastPosted()).toEqual({ type: 'answer', key: 'method', value: 'rise' });
    await field(page, 'SNS topic').selectOption('arn');
    expect(await page.lastPosted()).toEqual({ type: 'answer', key: 'topic', value: 'arn' });
  });

  it('begins at the answer that has no default', async () => {
    const page = await openPage(size);
    await page.show(await formState());
    expect(await page.hasFocus('#field-subscribers')).toBe(true);
  });

  it('keeps what is being typed, whatever the extension answers meanwhile', async () => {
    const page = await openPage(size);
    await page.show(await formState());
    await field(page, 'Alarm name').fill('mine');
    await page.show(await formState());
    expect(await field(page, 'Alarm name').inputValue()).toBe('mine');
  });

  it('keeps what is chosen until the extension has answered', async () => {
    const page = await openPage(size);
    const rise = page.page.getByRole('radio', { name: /^Rise of/ });
    await page.show(await formState());
    await rise.check();
    await field(page, 'SNS topic').selectOption('arn');
    await page.show(await formState());
    expect(await rise.isChecked()).toBe(true);
    expect(await field(page, 'SNS topic').inputValue()).toBe('arn');
    await page.show(await formState({ method: 'rise', topic: 'arn' }));
    expect(await rise.isChecked()).toBe(true);
    expect(await field(page, 'SNS topic').inputValue()).toBe('arn');
    await page.show(await formState());
    expect(await rise.isChecked()).toBe(false);
    expect(await field(page, 'SNS topic').inputValue()).not.toBe('arn');
  });

  it('shows the error of an empty field only after it was left', async () => {
    const page = await openPage(size);
    await page.show(await formState());
    const why = page.page.getByText('Enter an email address, a phone number or a URL.');
    expect(await why.count()).toBe(0);
    await page.press('Tab');
    expect(await why.count()).toBe(1);
    expect(await field(page, addresses).getAttribute('aria-invalid')).toBe('true');
  });

  it('sums the errors up when it is to create, and leads to their fields', async () => {
    const page = await openPage(size);
    await page.show(await formState({ name: ' ' }));
    await page.button('Create Alarm').click();
    expect(await page.hasFocus('.faults')).toBe(true);
    await page.page.getByRole('alert').getByRole('button', { name: 'Enter a name' }).click();
    expect(await page.hasFocus('#field-name')).toBe(true);
  });

  it('creates what it shows, and nothing while something is read', async () => {
    const page = await openPage(size);
    const state = await formState({ subscribers: email });
    await page.show({ ...state, model: { ...state.model, blocked: 'Reading from AWS…' } });
    await page.button('Create Alarm').click({ force: true });
    expect(await page.lastPosted()).toEqual({ type: 'ready' });
    await page.show(state);
    await page.button('Create Alarm').focus();
    await page.press('Enter');
    expect(await page.lastPosted()).toEqual({ type: 'create', revision: state.model.revision });
  });

  it('is not sent by Enter in a field', async () => {
    const page = await openPage(size);
    await page.show(await formState({ subscribers: email }));
    await field(page, 'Alarm name').focus();
    await page.press('Enter');
    expect(await page.lastPosted()).toEqual({ type: 'ready' });
  });

  it('shows each step of a run in shape and words, and offers to try again', async () => {
    const page = await openPage(size);
    await page.show(await formState({ subscribers: email }, { prepare: denied }));
    const run = page.page.getByRole('region', { name: 'Progress' });
    const steps = await run.getByRole('listitem').allInnerTexts();
    expect(steps[0]).toMatch(/^✓ Create the topic/);
    expect(steps.find((text) => text.startsWith('✗'))).toMatch(/Create the role .*\sfailed$/);
    expect(await run.getByRole('status').innerText()).toContain('iam:CreateRole');
    await page.button('Try Again').waitFor();
  });

  it('draws the connections by verdict, and lists the moments on request', async () => {
    const page = await openPage(size);
    await page.show(await formState({ method: 'rise' }));
    expect(await page.page.locator('path.fires').count()).toBe(25);
    expect(await page.page.locator('.bar.notified').count()).toBe(25);
    expect(await page.page.locator('.bar.missed').count()).toBe(5);
    await page.page.getByText(/^Every moment/).click();
    await page.page.locator('.moments').waitFor();
    expect(await page.page.locator('.moments li').count()).toBe(25);
  });

  it('shows names from AWS as text', async () => {
    const page = await openPage({ viewport: { width: 640, height: 900 } });
    const of = { ...logged, name: hostile };
    await page.show(await formState({ subscribers: hostile, name: hostile }, { of }));
    expect(await page.page.locator('img').count()).toBe(0);
    expect(await page.page.getByRole('heading', { level: 1 }).innerText()).toContain('<img src=x');
    expect(await page.contentWidth()).toBeLessThanOrEqual(640);
  });

  it.each([
    [640, 900],
    [320, 400],
  ])('fits into %i × %i pixels, in Japanese', async (width, height) => {
    const page = await openPage({ viewport: { width, height } });
    const answers = { subscribers: email, method: 'logAlarm', role: ' template' };
    await page.show(await formState(answers, { of: endpoint, language: 'ja' }));
    expect(await page.contentWidth()).toBeLessThanOrEqual(width);
  });
});

/** What is shown before axe-core checks the page. */
const states: Readonly<Record<string, (page: OpenPage<FormLine>) => Promise<void>>> = {
  'as it opens': async (page) => page.show(await formState()),
  'with errors and the exact calls': async (page) => {
    await page.show(await formState({ method: 'rise', name: 'ü', threshold: '0' }));
    await page.button('Create Alarm').click();
    await page.show(await formState({ method: 'rise', subscribers: email }));
    await page.page.getByText('Show Exact Calls').click();
    await page.page.getByText(/^Every moment/).click();
  },
  'with a role by template and a new log group': async (page) => {
    const answers = { method: 'logAlarm', role: ' template' };
    await page.show(await formState(answers, { of: endpoint }));
  },
  'after a run that failed': async (page) =>
    page.show(await formState({ subscribers: email }, { prepare: denied })),
  'while the forecast is computed again': async (page) => {
    const { model, ...rest } = await formState({ method: 'rise' });
    const forecast = model.forecast && { ...model.forecast, isStale: true };
    await page.show({ ...rest, model: { ...model, forecast } });
    await page.page.locator('.stale .pictureLegend').waitFor();
  },
  'while it runs': async (page) => {
    const { model, ...rest } = await formState({ subscribers: email }, { prepare: denied });
    const run = model.run && { ...model.run, isRunning: true, outcome: null };
    await page.show({ ...rest, model: { ...model, run } });
  },
};

describe.each(Object.entries(states))('the alarm form %s', (_name, prepare) => {
  it.each(themeNames)('has no violations in the theme %s', async (theme) => {
    const page = await openPage({ theme, ...size });
    await prepare(page);
    await page.painted();
    expect(await auditPage(page)).toEqual([]);
  });
});
