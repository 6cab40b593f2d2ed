/** Lets a scenario set things up with the same operations that clients call. */
import { runOperation } from '../services/operation';
import { jsonEncoding } from '../protocols/encoding';
import type { Output } from '../protocols/output';
import type { ServiceName } from '../protocols/protocol';
import type { RegionWorld } from '../world/region';
import type { World } from '../world/world';

/** Runs one operation. @throws AwsError as a client would see it */
export function perform(
  world: World,
  region: RegionWorld,
  service: ServiceName,
  operation: string,
  params: Readonly<Record<string, unknown>>,
): Output | undefined {
  return runOperation(service, { operation, params, encoding: jsonEncoding }, { world, region });
}
