/**
 * ModifyClientVpnEndpoint for connection logging and the description; other parameters are
 * rejected.
 */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import type { SimulatedEndpoint } from '../../state/endpoints';
import type { SimulatedRegion } from '../../state/region';
import type { Operation } from '../contract/service';
import { namedEndpoint } from './endpoints';
import { dryRun, ec2Dialect } from './errors';

const understood = ['ClientVpnEndpointId', 'ConnectionLogOptions', 'Description', 'DryRun'];

export const modifyClientVpnEndpoint: Operation = (input, { region }) => {
  const endpoint = namedEndpoint(input, region);
  const other = input
    .names()
    .find((name) => !understood.includes(name) && name !== 'Action' && name !== 'Version');
  if (other !== undefined)
    throw new AwsError('UnsupportedOperation', `The simulator does not change ${other}.`);
  const description = input.text('Description');
  const options = input.structure('ConnectionLogOptions');
  const changed = {
    ...(options ? withLogging(endpoint, options, region) : endpoint),
    ...(description !== undefined && { description }),
  };
  if (input.flag('DryRun')) throw dryRun();
  region.endpoints.set(endpoint.id, changed);
  return { return: true };
};

/** The log group must exist; the stream is created if necessary. */
function withLogging(
  endpoint: SimulatedEndpoint,
  options: Input,
  region: SimulatedRegion,
): SimulatedEndpoint {
  const changed: Mutable<SimulatedEndpoint> = { ...endpoint };
  delete changed.logGroup;
  delete changed.logStream;
  if (options.flag('Enabled') !== true) return changed;
  const logGroup = options.text('CloudwatchLogGroup');
  const logStream = options.text('CloudwatchLogStream');
  if (logGroup === undefined) throw ec2Dialect.missing('ConnectionLogOptions.CloudwatchLogGroup');
  if (!region.logs.group(logGroup))
    throw options.invalid('CloudwatchLogGroup', 'must be an existing log group');
  return { ...changed, logGroup, ...(logStream !== undefined && { logStream }) };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
