/** What the alarm of the form would have done, and what the page says and draws of it. */
import { describe, expect, it } from 'vitest';
import { formState, logged } from '../../webview/alarmFormState';
import { endpoint } from '../actions/wizardInput';

describe('the forecast', () => {
  it.each([
    ['logAlarm', {}, '30 of 30 notified, in 30 notifications.'],
    ['metricFilter', {}, '30 of 30 notified, in 30 notifications.'],
    ['metricFilter', { threshold: '2' }, '0 of 30 notified, in 0 notifications.'],
    ['rise', {}, '25 of 30 notified, in 25 notifications.'],
    ['rise', { threshold: '2' }, '0 of 30 notified, in 0 notifications.'],
  ] as const)('of %s with %j is "%s"', async (method, rule, headline) => {
    const { model } = await formState({ method, ...rule });
    expect(model.forecast).toMatchObject({ headline, isStale: false });
    const { picture } = model.forecast ?? {};
    expect(picture?.bars).toHaveLength(30);
    const notified = picture?.bars.filter(({ verdict }) => verdict === 'notified').length ?? 0;
    expect(headline.startsWith(`${notified} of`)).toBe(true);
    expect(picture?.firings).toHaveLength(Number(/in (\d+)/.exec(headline)?.[1]));
  });

  it('names who was notified, at which moment', async () => {
    const { model } = await formState({ method: 'logAlarm' });
    const [first] = model.forecast?.picture?.firings ?? [];
    expect(first?.who).toBe('m.ikeda');
    expect(first?.label).toContain('23 Nov 2026');
  });

  it('knows of rises only without a log, and of nothing for an alarm on the log', async () => {
    const rise = await formState({ method: 'rise' }, { of: endpoint });
    expect(rise.model.forecast?.headline).toBe('25 of 25 notified, in 25 notifications.');
    const byName = await formState({ method: 'logAlarm' }, { of: endpoint });
    expect(byName.model.forecast?.headline).toMatch(/^There is no connection log yet/);
    expect(byName.model.forecast?.picture?.firings).toEqual([]);
    expect(byName.model.forecast?.picture?.counts.length).toBeGreaterThan(1000);
  });

  it('of an alarm on failed attempts is about these', async () => {
    const { model } = await formState({ method: 'logAlarm', detects: 'failedAttempts' });
    expect(model.forecast?.headline).toBe('No attempt failed in the last seven days.');
    expect(model.limitations.join()).toContain('Failed certificate authentications');
  });

  it('says why the past could not be read, and the form goes on', async () => {
    const { model } = await formState(
      { method: 'rise', subscribers: 'ops@example.com' },
      {
        prepare: async (form) => {
          form.aws.calls.failFrom('metrics.samples', { kind: 'denied', when: 'before' });
          form.aws.calls.failFrom('logs.search', { kind: 'denied', when: 'before' });
          form.aws.calls.failFrom('logs.read', { kind: 'denied', when: 'before' });
          await form.session.act('readAgain', '');
          await form.settle();
        },
      },
    );
    expect(model.faults).toEqual([]);
    expect(model.blocked).toBeNull();
  });

  it('keeps the old picture until the new one is ready', async () => {
    const seen: (boolean | undefined)[] = [];
    const { model } = await formState(
      { method: 'rise' },
      {
        prepare: async (form) => {
          form.session.answer({ threshold: '2' });
          await Promise.resolve();
          seen.push(form.model.forecast?.isStale, form.model.forecast?.picture !== null);
          await form.settle();
        },
      },
    );
    expect(seen).toEqual([true, true]);
    expect(model.forecast?.isStale).toBe(false);
    expect(logged.logging.enabled).toBe(true);
  });
});
