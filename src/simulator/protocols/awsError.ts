/** Errors as AWS answers them: one shape here, spelled per protocol in `protocols/`. */

const brand = Symbol.for('clientVpnWatch.AwsError');

/** An error answer of a service. Anything else thrown is a bug of the simulator. */
export class AwsError extends Error {
  readonly [brand] = true;

  /**
   * @param code the code that Query clients see: `InvalidParameterValue`
   * @param options.shape the name that JSON clients see, where it differs: `InvalidParameterValueException`
   */
  constructor(
    readonly code: string,
    message: string,
    readonly options: { readonly status?: number; readonly shape?: string } = {},
  ) {
    super(message);
    this.name = 'AwsError';
  }

  /** The HTTP status; 400 unless said otherwise. */
  get status(): number {
    return this.options.status ?? 400;
  }
}

/** Whether an error is an answer of the service. */
export function isAwsError(error: unknown): error is AwsError {
  return typeof error === 'object' && error !== null && brand in error;
}
