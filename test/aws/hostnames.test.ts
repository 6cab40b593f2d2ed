/**
 * Where calls go in each partition, by the SDK's own endpoint rules: a fake handler takes what the
 * clients send, and nothing leaves. https://docs.aws.amazon.com/general/latest/gr/rande.html
 */
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { HttpRequest } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { clientSet, regionOf, type Clients } from '../../src/aws/access/clients';

interface Place {
  readonly region: string;
  readonly fips?: boolean;
  readonly dualstack?: boolean;
}

const commands: Readonly<Record<string, (clients: Clients) => Promise<unknown>>> = {
  ec2: (clients) => clients.ec2().send(new DescribeRegionsCommand()),
  cloudwatch: (clients) => clients.cloudwatch().send(new DescribeAlarmsCommand()),
  logs: (clients) => clients.logs().send(new DescribeLogGroupsCommand()),
  sns: (clients) => clients.sns().send(new ListTopicsCommand()),
  sts: (clients) => clients.sts().send(new GetCallerIdentityCommand()),
  iam: (clients) => clients.iam().send(new ListAccountAliasesCommand()),
};

/** The host of each service's request, and the region that it is signed for. */
async function sentTo({ region, fips = false, dualstack = false }: Place): Promise<string[]> {
  const sent: string[] = [];
  const requestHandler = {
    handle: (request: HttpRequest): Promise<never> => {
      const signed = /\d{8}\/([\w-]+)\//.exec(request.headers.authorization ?? '')?.[1];
      sent.push(`${request.protocol}//${request.hostname} ${signed}`);
      return Promise.reject(new Error('Nothing leaves.'));
    },
  };
  const { reading, sendingOnce } = clientSet((service) => ({
    region: regionOf(service, region),
    requestHandler,
    credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    useFipsEndpoint: fips,
    useDualstackEndpoint: dualstack,
    ignoreConfiguredEndpointUrls: true,
    maxAttempts: 1,
  }));
  for (const send of Object.values(commands))
    for (const clients of [reading, sendingOnce]) await send(clients).catch(() => undefined);
  return [...new Set(sent)];
}

/** The services' own hosts are spelled alike, a star for the name; IAM's is another. */
const regional = ['ec2', 'monitoring', 'logs', 'sns', 'sts'];

describe('calls go to', () => {
  it.each<[string, Place, host: string, iam: string]>([
    [
      'a commercial region',
      { region: 'eu-west-1' },
      '*.eu-west-1.amazonaws.com',
      'iam.amazonaws.com us-east-1',
    ],
    [
      'its FIPS hosts',
      { region: 'us-east-1', fips: true },
      '*-fips.us-east-1.amazonaws.com',
      'iam-fips.amazonaws.com us-east-1',
    ],
    [
      'its dual-stack hosts',
      { region: 'eu-west-1', dualstack: true },
      '*.eu-west-1.api.aws',
      'iam.global.api.aws us-east-1',
    ],
    [
      'its FIPS hosts of both stacks',
      { region: 'us-west-2', fips: true, dualstack: true },
      '*-fips.us-west-2.api.aws',
      'iam-fips.global.api.aws us-east-1',
    ],
    [
      'China',
      { region: 'cn-north-1' },
      '*.cn-north-1.amazonaws.com.cn',
      'iam.cn-north-1.amazonaws.com.cn cn-north-1',
    ],
    [
      'the other region of China',
      { region: 'cn-northwest-1' },
      '*.cn-northwest-1.amazonaws.com.cn',
      'iam.cn-north-1.amazonaws.com.cn cn-north-1',
    ],
    [
      'the dual-stack hosts of China',
      { region: 'cn-north-1', dualstack: true },
      '*.cn-north-1.api.amazonwebservices.com.cn',
      'iam.global.api.amazonwebservices.com.cn cn-north-1',
    ],
    [
      'the European Sovereign Cloud',
      { region: 'eusc-de-east-1' },
      '*.eusc-de-east-1.amazonaws.eu',
      'iam.eusc-de-east-1.amazonaws.eu eusc-de-east-1',
    ],
    [
      'GovCloud',
      { region: 'us-gov-west-1' },
      '*.us-gov-west-1.amazonaws.com',
      'iam.us-gov.amazonaws.com us-gov-west-1',
    ],
    [
      'the other region of GovCloud',
      { region: 'us-gov-east-1' },
      '*.us-gov-east-1.amazonaws.com',
      'iam.us-gov.amazonaws.com us-gov-west-1',
    ],
    // The plain hosts of GovCloud are the FIPS ones.
    [
      'the FIPS hosts of GovCloud',
      { region: 'us-gov-west-1', fips: true },
      '*.us-gov-west-1.amazonaws.com',
      'iam.us-gov.amazonaws.com us-gov-west-1',
    ],
    [
      'the dual-stack hosts of GovCloud',
      { region: 'us-gov-west-1', dualstack: true },
      '*.us-gov-west-1.api.aws',
      'iam.us-gov.api.aws us-gov-west-1',
    ],
  ])('%s', async (_, place, host, iam) => {
    const own = regional.map((name) => `${host.replace('*', name)} ${place.region}`);
    expect(await sentTo(place)).toEqual([...own, iam].map((text) => `https://${text}`));
  });
});
