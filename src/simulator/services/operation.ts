/** Runs one operation of a service: checks its input against AWS's limits, then executes it. */
import { Input } from '../request/input';
import { limitsTable } from '../models/table';
import { validate } from '../models/validate';
import type { Output } from '../protocols/output';
import type { ParsedCall, ServiceName } from '../protocols/protocol';
import type { Place } from './contract/service';
import { services } from './services';

/** @throws AwsError as for a client */
export function runOperation(
  service: ServiceName,
  { operation, params, encoding }: ParsedCall,
  place: Place,
): Output | undefined {
  const { operations, errors, dialect } = services[service];
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!run) throw errors.unknownOperation(operation);
  const model = limitsTable[service];
  const input = new Input(params, dialect(model.operations[operation] ?? {}), encoding);
  validate(input, model, operation);
  return run(input, place);
}
