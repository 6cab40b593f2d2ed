import { describe, expect, it } from 'vitest';
import { methodChoices } from '../../../../src/core/actions/create/methodAvailability';

const on = { logging: { enabled: true, group: '/vpn' } };
const off = { logging: { enabled: false } };

describe('the methods that an endpoint can use', () => {
  it.each([
    ['a log', on, 'ap-northeast-1', { logAlarm: 'recommended', metricFilter: 'ready' }],
    ['no log', off, 'ap-northeast-1', { logAlarm: 'noLogging', metricFilter: 'noLogging' }],
    ['a log in GovCloud', on, 'us-gov-west-1', noLogAlarms('recommended')],
    ['a log in me-central-1', on, 'me-central-1', noLogAlarms('recommended')],
    ['a log in China', on, 'cn-north-1', noLogAlarms('recommended')],
    ['no log in me-central-1', off, 'me-central-1', noLogAlarms('noLogging')],
    [
      'a group of a log that is off',
      { logging: { enabled: false, group: '/vpn' } },
      'us-east-1',
      { logAlarm: 'noLogging', metricFilter: 'noLogging' },
    ],
  ])('%s', (_, endpoint, region, expected) => {
    const found = methodChoices(endpoint, region).map(({ method, obstacle, recommended }) => [
      method,
      recommended ? 'recommended' : (obstacle ?? 'ready'),
    ]);
    expect(found).toEqual(Object.entries({ ...expected, rise: 'ready' }));
  });
});

function noLogAlarms(metricFilter: string) {
  return { logAlarm: 'noLogAlarms', metricFilter };
}
