/** Every request gets a response: an error of AWS, never a crash. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { services } from '../../src/simulator/services/services';
import { json, logs, query, standing, type SigningName } from './wireClient';

const signingNames = {
  ec2: 'ec2',
  cloudwatch: 'monitoring',
  sns: 'sns',
  sts: 'sts',
  iam: 'iam',
} as const satisfies Partial<Record<keyof typeof services, SigningName>>;

/** Of the services that speak Query. */
const operations = (Object.keys(signingNames) as (keyof typeof signingNames)[]).flatMap((name) =>
  Object.keys(services[name].operations).map(
    (operation) => [signingNames[name], operation] as const,
  ),
);

const names = [
  ...['AlarmName', 'AlarmNames', 'Metrics', 'MetricDataQueries', 'Period', 'StartTime', 'EndTime'],
  ...['Statistics', 'Threshold', 'Dimensions', 'NextToken', 'MaxRecords', 'MaxResults', 'Filter'],
  ...['ClientVpnEndpointId', 'TopicArn', 'Name', 'Attributes', 'Tags', 'Message', 'StateValue'],
  ...['Namespace', 'MetricName', 'MetricData', 'ResourceARN', 'EvaluationPeriods', 'constructor'],
  ...['logGroupName', 'filterPattern', 'filterName', 'metricTransformations', 'queryString'],
  ...['startTime', 'endTime', 'limit', 'nextToken', 'logEventMessages', 'queryId', 'dimensions'],
  ...['__proto__', 'toString', 'RegionName', 'Subject', 'Token', 'ComparisonOperator', 'Protocol'],
];
const name = fc.constantFrom(...names);

it.each([
  ['cloudwatch', json],
  ['logs', logs],
] as const)('answers any JSON: %s', async (service, send) => {
  const simulator = standing('quiet');
  const operation = fc.constantFrom(...Object.keys(services[service].operations), 'Nope', '');
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.array(fc.dictionary(name, fc.jsonValue())),
  );
  const params = fc.oneof(fc.dictionary(name, value), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(operation, params, async (called, sent) => {
      const { status, body } = await send(simulator, called, sent);
      expect([200, 400, 404]).toContain(status);
      expect(() => JSON.parse(body) as unknown).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});

it('answers any form', async () => {
  const simulator = standing('empty');
  const path = fc
    .array(fc.oneof(name, fc.constantFrom('member', 'entry', '1', '2', 'key', 'Value')), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => parts.join('.'));
  const text = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.constantFrom('', 'true', 'x'.repeat(300)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operations),
      fc.array(fc.tuple(path, text), { maxLength: 8 }),
      async ([service, operation], sent) => {
        const answer = await query(simulator, service, operation, Object.fromEntries(sent));
        expect([200, 400, 404, 412]).toContain(answer.status);
        expect(answer.body).toMatch(/^<\?xml/);
      },
    ),
    { numRuns: 1500 },
  );
});
