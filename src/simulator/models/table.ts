/**
 * The limits of every operation: from AWS's service models, from AWS's documents, and for
 * parameters that are not simulated.
 */
import type { ServiceName } from '../protocols/protocol';
import { documentedLimits } from './documented';
import limits from './limits.json';
import { notSimulated } from './notSimulated';
import type { ServiceModel, Shape } from './shape';

/** The service models alone. */
const serviceModels = limits.services as Readonly<Record<ServiceName, ServiceModel>>;

interface Addition {
  readonly service: ServiceName;
  readonly at: string;
  readonly limit: Partial<Shape>;
}

const additions: readonly Addition[] = [
  ...documentedLimits,
  ...notSimulated.map(({ service, at, unless }) => ({
    service,
    at,
    limit: { notSimulated: unless === undefined ? {} : { unless } },
  })),
];

/** The service models with the documented limits and the parameters that are not simulated. */
export const limitsTable = Object.fromEntries(
  Object.entries(serviceModels).map(([service, model]) => [
    service,
    additions.filter((addition) => addition.service === service).reduce(withAddition, model),
  ]),
) as Readonly<Record<ServiceName, ServiceModel>>;

/** @throws Error when the model does not contain the shape or member, so the list is out of date */
function withAddition(model: ServiceModel, { at, limit }: Addition): ServiceModel {
  const [name = '', member] = at.split('.');
  const shape = model.shapes[name];
  if (member === undefined)
    return { ...model, shapes: { ...model.shapes, [name]: limited(shape, at, limit) } };
  const reference = shape?.members?.[member];
  if (!shape || reference === undefined) throw new Error(`There is no ${at} in the models.`);
  const own = limited(model.shapes[reference], at, limit);
  const members = { ...shape.members, [member]: at };
  return { ...model, shapes: { ...model.shapes, [name]: { ...shape, members }, [at]: own } };
}

function limited(shape: Shape | undefined, at: string, limit: Partial<Shape>): Shape {
  if (!shape) throw new Error(`There is no ${at} in the models.`);
  return { ...shape, ...limit };
}
