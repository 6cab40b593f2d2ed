/** More contributors than a log alarm of the simulator returns or tracks. */
import { beforeEach, describe, expect, it } from 'vitest';
import { useLogAlarmAccount } from './logAlarmAccount';
import { json, parsed } from './wireClient';

const logAlarms = useLogAlarmAccount();
const { properRole, put, alarm, contributors, history, connect, mails, pass } = logAlarms;

const burst = (count: number): void => {
  for (let index = 0; index < count; index++) connect(`user${String(index).padStart(4, '0')}`);
};
const evaluationState = async (): Promise<unknown> => (await alarm()).at('EvaluationState').value;

beforeEach(async () => {
  await properRole();
  await put();
  pass(120);
});

describe('a burst of connections', () => {
  it.each([
    [100, undefined, 100],
    [500, undefined, 100],
    [501, 'PARTIAL_DATA', 100],
    [620, 'PARTIAL_DATA', 100],
  ])(
    'of %i has the evaluation state %s, and %i contributors in ALARM',
    async (count, shown, most) => {
      burst(count);
      // All are logged 5 to 40 seconds later.
      pass(60);
      expect(await evaluationState()).toBe(shown);
      expect(await contributors()).toHaveLength(most);
      expect((await alarm()).at('StateReason').text()).toBe(
        `${most} out of ${Math.min(count, 500)} contributors evaluated to ALARM`,
      );
      expect(mails()).toHaveLength(most);
    },
  );

  it('is reported in pages of 100 at most', async () => {
    burst(150);
    pass(60);
    const params = { AlarmName: 'vpn' };
    const page = parsed(await json(logAlarms.simulator, 'DescribeAlarmContributors', params));
    expect(page.at('AlarmContributors').list().length).toBeLessThanOrEqual(100);
    expect(await contributors()).toHaveLength(100);
  });

  it('notifies nobody twice, and of no more than 100 at once', async () => {
    burst(250);
    pass(900);
    const names = mails().flatMap((body) => /user\d{4}/.exec(body) ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(
      await history({ HistoryItemType: 'AlarmContributorAction', MaxRecords: 100 }),
    ).toHaveLength(100);
  });

  it('is over when all have left the window: the evaluation state is gone', async () => {
    burst(510);
    pass(1800);
    expect(await evaluationState()).toBeUndefined();
    expect(await contributors()).toEqual([]);
    expect((await alarm()).at('StateValue').text()).toBe('OK');
  });
});
