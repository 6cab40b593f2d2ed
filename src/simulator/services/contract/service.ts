/** A service of the simulator: its operations by name, and its error messages. */
import type { AwsError } from '../../protocols/awsError';
import type { Dialect, Input } from '../../request/input';
import type { OperationModel } from '../../models/shape';
import type { Output } from '../../protocols/output';
import type { SimulatedRegion } from '../../state/region';
import type { SimulatedAccount } from '../../state/account';

/** Where a call acts. */
export interface Place {
  readonly account: SimulatedAccount;
  readonly region: SimulatedRegion;
}

/** One operation. @throws AwsError for an error response */
export type Operation = (input: Input, place: Place) => Output | undefined;

/** The errors that any call of a service can return, whatever the operation. */
export interface CommonErrors {
  unknownOperation(operation: string): AwsError;
  throttled(): AwsError;
  expired(): AwsError;
  denied(operation: string, region: string): AwsError;
  internal(): AwsError;
}

/** A service. */
export interface Service {
  /** The error messages for an operation's input. */
  readonly dialect: (operation: OperationModel) => Dialect;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly errors: CommonErrors;
}
