/**
 * The parts of AWS's service models that describe the input of an operation, as stored in
 * `limits.json`.
 */

/** A shape of a model. It refers to other shapes by name. */
export interface Shape {
  readonly type: string;
  /** For a text its characters, for a list or a map its entries, for a number its value. */
  readonly min?: number;
  /** See `min`. */
  readonly max?: number;
  /** A pattern for the whole text, in Java's syntax. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** The allowed numbers. Not in the models; some documents list them. */
  readonly numbers?: readonly number[];
  /**
   * Whether the simulator rejects the member although AWS accepts it, except for the value
   * `unless`.
   */
  readonly notSimulated?: { readonly unless?: string };
  /** The shapes of the members of a structure, by their names in requests. */
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** Exactly one member must be given. */
  readonly union?: boolean;
  /** The shape of the entries of a list. */
  readonly of?: string;
  /** The shape of the keys of a map. */
  readonly key?: string;
  /** The shape of the values of a map. */
  readonly value?: string;
  /** Query's name for a key of a map, if not `key`. */
  readonly keyName?: string;
  /** Query's name for a value of a map, if not `value`. */
  readonly valueName?: string;
}

/** The input of an operation. */
export interface OperationModel {
  /** Absent for an operation without parameters. */
  readonly input?: string;
  /** The names of the error shapes that the operation declares. */
  readonly errors?: readonly string[];
}

/** The operations of a service, and all shapes of their inputs. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}
