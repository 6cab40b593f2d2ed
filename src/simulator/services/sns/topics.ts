/** CreateTopic, ListTopics, DeleteTopic and TagResource. */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import { pageOf } from '../../request/paging';
import { topicArn } from '../../state/identity';
import type { Topic } from '../../state/topics';
import type { Operation } from '../contract/service';
import { invalidParameter, notFound } from './errors';
import { checkAttribute } from './topicAttributes';

const pageSize = 100;
const mostTags = 50;

/** Idempotent by name: an existing topic is returned, unless attributes or tags differ. */
export const createTopic: Operation = (input, { region }) => {
  const name = input.requiredText('Name');
  const attributes = input.map('Attributes');
  const tags = tagsOf(input);
  checkName(name, attributes.FifoTopic === 'true');
  for (const [key, value] of Object.entries(attributes)) checkAttribute(key, value);
  const known = region.topics.get(topicArn(region.name, name));
  if (known) checkSame(known, attributes, tags);
  const topic = known ?? region.topics.create(region.name, name, attributes, tags);
  return { TopicArn: topic.arn };
};

export const listTopics: Operation = (input, { region }) => {
  const token = input.text('NextToken');
  const page = pageOf(region.topics.list(), 'topics', pageSize, token, () =>
    invalidParameter('NextToken'),
  );
  return {
    Topics: page.items.map(({ arn }) => ({ TopicArn: arn })),
    NextToken: page.nextToken,
  };
};

/** Deleting a topic that does not exist succeeds. */
export const deleteTopic: Operation = (input, { region }) => {
  const arn = input.requiredText('TopicArn');
  if (!arn.startsWith(`arn:aws:sns:${region.name}:`)) throw invalidParameter('TopicArn');
  region.topics.delete(arn);
  return undefined;
};

export const tagResource: Operation = (input, { region }) => {
  const topic = region.topics.get(input.requiredText('ResourceArn'));
  if (!topic) {
    const { message } = notFound('Resource');
    throw new AwsError('ResourceNotFound', message, { status: 404 });
  }
  const tags = { ...topic.tags, ...tagsOf(input) };
  checkTagCount(tags);
  region.topics.put({ ...topic, tags });
  return {};
};

function checkName(name: string, fifo: boolean): void {
  const plain = name.endsWith('.fifo') ? name.slice(0, -'.fifo'.length) : name;
  if (!/^[\w-]{1,256}$/.test(plain) || name.length > 256) throw invalidParameter('Topic Name');
  if (fifo !== name.endsWith('.fifo')) {
    throw invalidParameter(
      fifo
        ? 'Topic Name: Fifo Topic names must end with .fifo and must be made up of only uppercase ' +
            'and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 ' +
            'and 256 characters long.'
        : 'Topic Name',
    );
  }
}

function checkSame(topic: Topic, attributes: Topic['attributes'], tags: Topic['tags']): void {
  if (Object.entries(attributes).some(([key, value]) => topic.attributes[key] !== value))
    throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
  if (Object.entries(tags).some(([key, value]) => topic.tags[key] !== value))
    throw invalidParameter('Tags Reason: Topic already exists with different tags');
}

function tagsOf(input: Input): Record<string, string> {
  const tags = Object.fromEntries(
    input
      .structures('Tags')
      .map((tag) => [tag.requiredText('Key'), tag.requiredText('Value')] as const),
  );
  checkTagCount(tags);
  return tags;
}

function checkTagCount(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > mostTags) {
    throw new AwsError(
      'TagLimitExceeded',
      `Could not complete request: tag quota of per resource exceeded`,
    );
  }
}
