import { describe, expect, it } from 'vitest';
import { everyConnection } from '../../../../src/core/cloudwatch/definition';
import { alarmCost, connectionAlarmBlindSpots } from '../../../../src/core/actions/plan/planText';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { definitionFor } from '../wizardInput';

describe('what a plan says of itself', () => {
  it.each([
    [1, '$0.10 a month, $0.10 for each metric that it reads (1).'],
    [3, '$0.30 a month, $0.10 for each metric that it reads (3).'],
  ])('an alarm costs by its metrics, of which it reads %i', (count, price) => {
    const definition = definitionFor('arn:aws:sns:eu-west-1:123456789012:vpn');
    const [metric] = definition.queries.filter(({ stat }) => stat);
    if (!metric) throw new Error('no metric');
    const expression = { id: 'e9', expression: 'DIFF(m0)', returnData: true };
    const metrics = Array.from({ length: count }, (_, i) => ({ ...metric, id: `m${i}` }));
    expect(alarmCost({ ...definition, queries: [...metrics, expression] }, t)).toEqual([
      `The alarm: ${price} List price of us-east-1; the first 10 alarm metrics of an account are free.`,
    ]);
  });

  it('an alarm does not see everything, and the mail does not say everything', () => {
    expect(connectionAlarmBlindSpots(everyConnection, t)).toEqual([
      'A connection that starts and ends between two publications, which are five minutes apart, is not seen.',
      'A connection that starts while another ends is not seen: the count stays the same.',
      'The email does not say who connected.',
      'Consecutive rises before the alarm is back in OK send one email. AWS does not document how long that takes; with this alarm it was seen to take less than five minutes.',
      'The email may arrive about six minutes after the connection: up to five until the count is published, up to one until the alarm is evaluated. AWS guarantees neither.',
    ]);
  });
});
