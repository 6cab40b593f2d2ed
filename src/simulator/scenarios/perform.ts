/** Lets a scenario create its resources with the operations that clients call. */
import { runOperation } from '../services/operation';
import { jsonEncoding } from '../protocols/encoding';
import type { Output } from '../protocols/output';
import type { ServiceName } from '../protocols/protocol';
import type { SimulatedRegion } from '../state/region';
import type { SimulatedAccount } from '../state/account';

/** Runs one operation. @throws AwsError as for a client */
export function perform(
  account: SimulatedAccount,
  region: SimulatedRegion,
  service: ServiceName,
  operation: string,
  params: Readonly<Record<string, unknown>>,
): Output | undefined {
  return runOperation(service, { operation, params, encoding: jsonEncoding }, { account, region });
}
