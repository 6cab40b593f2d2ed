/** Which topics a refresh reads: those of alarms, and of the rules that notify of alarms. */
import { expect, it } from 'vitest';
import { PartAges } from '../../../src/core/polling/partAges';
import { topicsToRead } from '../../../src/core/polling/topicsToRead';
import { FakeClock } from '../../fakes/fakeClock';
import { testAlarm, testScope, topicArn } from '../../fakes/snapshots';

it('reads the topics to which enabled rules send, each once and only in the region', () => {
  const rule = { name: 'r', enabled: true, alarmNames: [], targetArns: [topicArn('plain')] };
  const rules = [
    rule,
    { ...rule, name: 's', targetArns: [topicArn('vpn', 'us-east-1'), 'arn:aws:lambda:x'] },
    { ...rule, name: 'off', enabled: false, targetArns: [topicArn('unused')] },
  ];
  const alarms = [testAlarm(), testAlarm('cvpn-endpoint-1', { alarmActions: [topicArn('plain')] })];
  const options = { region: testScope.region, ages: new PartAges(new FakeClock()), full: false };
  const { due, keep } = topicsToRead({ alarms, rules }, {}, options);
  expect({ due, keep }).toEqual({ due: [topicArn(), topicArn('plain')], keep: [] });
});
