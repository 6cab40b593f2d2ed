/** TagResource and ListTagsForResource, for alarms and mute rules. */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import type { SimulatedRegion } from '../../state/region';
import type { Operation } from '../contract/service';
import { invalidValue } from './errors';
import { tagsOf } from './fields';

const mostTags = 50;

export const tagResource: Operation = (input, { region }) => {
  const arn = existing(input, region);
  const tags = { ...region.alarms.tags(arn), ...tagsOf(input) };
  if (Object.keys(tags).length > mostTags)
    throw invalidValue(`A resource can have at most ${mostTags} tags.`);
  region.alarms.setTags(arn, tags);
  return {};
};

export const listTagsForResource: Operation = (input, { region }) => {
  const tags = Object.entries(region.alarms.tags(existing(input, region)));
  return { Tags: tags.map(([key, value]) => ({ Key: key, Value: value })) };
};

/** The ARN of an existing alarm or mute rule. */
function existing(input: Input, region: SimulatedRegion): string {
  const arn = input.requiredText('ResourceARN');
  if (!arn.startsWith('arn:aws:cloudwatch:'))
    throw invalidValue(`The value ${arn} for parameter ResourceARN is invalid.`);
  const tagged = [...region.alarms.list(), ...region.logAlarms.list(), ...region.muteRules.list()];
  if (!tagged.some((one) => one.arn === arn)) {
    const options = { status: 404, shape: 'ResourceNotFoundException' };
    throw new AwsError('ResourceNotFoundException', `The resource ${arn} does not exist.`, options);
  }
  return arn;
}
