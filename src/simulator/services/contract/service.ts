/** What a service of the simulator is: its operations by name and how it words its errors. */
import type { AwsError } from '../../protocols/awsError';
import type { Dialect, Input } from '../../request/input';
import type { OperationModel } from '../../models/shape';
import type { Output } from '../../protocols/output';
import type { RegionWorld } from '../../world/region';
import type { World } from '../../world/world';

/** Where a call acts. */
export interface Place {
  readonly world: World;
  readonly region: RegionWorld;
}

/** One operation. @throws AwsError for what AWS would answer with an error */
export type Operation = (input: Input, place: Place) => Output | undefined;

/** The ways in which any call of a service can fail, whatever the operation. */
export interface CommonErrors {
  unknownOperation(operation: string): AwsError;
  throttled(): AwsError;
  expired(): AwsError;
  denied(operation: string, region: string): AwsError;
  internal(): AwsError;
}

/** A service. */
export interface Service {
  /** How an operation words what is wrong with its input. */
  readonly dialect: (operation: OperationModel) => Dialect;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly errors: CommonErrors;
}
