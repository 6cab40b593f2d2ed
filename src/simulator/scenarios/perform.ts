/** Lets a scenario set things up with the same operations that clients call. */
import { Input } from '../input';
import type { Output } from '../protocols/output';
import type { ServiceName } from '../protocols/protocol';
import { services } from '../services/services';
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
  const { operations, dialect } = services[service];
  const run = operations[operation];
  if (!run) throw new Error(`${service} has no operation ${operation}.`);
  return run(new Input(params, dialect), { world, region });
}
