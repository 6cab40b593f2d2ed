/** Errors in AWS's responses: one class, serialized per protocol in `protocols/`. */

const brand = Symbol.for('clientVpnWatch.AwsError');

/** An error response of a service. Anything else thrown is a bug of the simulator. */
export class AwsError extends Error {
  readonly [brand] = true;

  /**
   * @param code the code for Query clients: `InvalidParameterValue`
   * @param options.shape the name for JSON clients, if different: `InvalidParameterValueException`
   */
  constructor(
    readonly code: string,
    message: string,
    readonly options: { readonly status?: number; readonly shape?: string } = {},
  ) {
    super(message);
    this.name = 'AwsError';
  }

  /** The HTTP status; 400 by default. */
  get status(): number {
    return this.options.status ?? 400;
  }
}

/** Whether an error is a service's response. */
export function isAwsError(error: unknown): error is AwsError {
  return typeof error === 'object' && error !== null && brand in error;
}
