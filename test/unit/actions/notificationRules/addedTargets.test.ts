import { expect, it } from 'vitest';
import { addedTargets } from '../../../../src/core/actions/notificationRules/deleteNotificationRule';
import { FakeAws } from '../../../fakes/fakeAws';

it('are those of the rule that the extension did not make', async () => {
  const aws = new FakeAws();
  expect(await addedTargets('vpn', aws)).toEqual([]);
  const own = { id: 'topic', arn: 'arn:aws:sns:x' };
  const added = { id: 'mine', arn: 'arn:aws:lambda:x' };
  aws.eventRules.add('vpn', {}, [own, added]);
  expect(await addedTargets('vpn', aws)).toEqual([added]);
});
