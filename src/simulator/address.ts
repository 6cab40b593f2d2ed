/**
 * Determines the target of a request: service, region and protocol. They are in the SigV4
 * credential scope (`AKID/20231123/ap-northeast-1/monitoring/aws4_request`); without it, the target
 * or API version decides. Signatures are not verified.
 */
import type { WireRequest } from '../core/ports/wire';
import { awsJson } from './protocols/json';
import { awsQuery } from './protocols/awsQuery';
import { ec2Query } from './protocols/ec2Query';
import { parameterOf } from './protocols/form';
import type { Protocol, ServiceName } from './protocols/protocol';
import { homeRegion } from './state/identity';

/** The target of a request. */
export interface Address {
  readonly service: ServiceName;
  readonly region: string;
  readonly protocol: Protocol;
}

const signingNames: Readonly<Record<string, ServiceName>> = {
  ec2: 'ec2',
  monitoring: 'cloudwatch',
  events: 'events',
  logs: 'logs',
  sns: 'sns',
  sts: 'sts',
  iam: 'iam',
};

const apiVersions: Readonly<Record<string, ServiceName>> = {
  '2016-11-15': 'ec2',
  '2010-08-01': 'cloudwatch',
  '2010-03-31': 'sns',
  '2011-06-15': 'sts',
  '2010-05-08': 'iam',
};

const targets: Readonly<Record<string, ServiceName>> = {
  GraniteServiceVersion20100801: 'cloudwatch',
  AWSEvents: 'events',
  Logs_20140328: 'logs',
};

const queryProtocols: Readonly<Partial<Record<ServiceName, Protocol>>> = {
  ec2: ec2Query,
  cloudwatch: awsQuery('http://monitoring.amazonaws.com/doc/2010-08-01/'),
  sns: awsQuery('http://sns.amazonaws.com/doc/2010-03-31/'),
  sts: awsQuery('https://sts.amazonaws.com/doc/2011-06-15/'),
  iam: awsQuery('https://iam.amazonaws.com/doc/2010-05-08/'),
};

const jsonProtocols: Readonly<Partial<Record<ServiceName, Protocol>>> = {
  cloudwatch: awsJson({ version: '1.0', namespace: 'com.amazonaws.cloudwatch.v2010_08_01' }),
  events: awsJson({ version: '1.1' }),
  logs: awsJson({ version: '1.1' }),
};

/** The target of a request; undefined if it is for no simulated service. */
export function addressOf(request: WireRequest): Address | undefined {
  const scope = /Credential=[^/,]{0,128}\/\d{8}\/([\w-]+)\/([\w-]+)\/aws4_request/.exec(
    request.headers.authorization ?? '',
  );
  const region = scope?.[1] ?? homeRegion;
  const target = request.headers['x-amz-target'];
  const service =
    signingNames[scope?.[2] ?? ''] ?? (target ? byTarget(target) : byVersion(request));
  if (!service) return undefined;
  const protocol = (target === undefined ? queryProtocols : jsonProtocols)[service];
  return protocol && { service, region, protocol };
}

function byTarget(target: string): ServiceName | undefined {
  return targets[target.split('.')[0] ?? ''];
}

function byVersion(request: WireRequest): ServiceName | undefined {
  return apiVersions[parameterOf(request, 'Version') ?? ''];
}
