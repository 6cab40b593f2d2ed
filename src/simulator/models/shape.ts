/** What AWS's service models say of the input of an operation, as `limits.json` holds it. */

/** A shape of a model. Other shapes are referred to by name. */
export interface Shape {
  readonly type: string;
  /** Of a text its characters, of a list or a map its entries, of a number its value. */
  readonly min?: number;
  /** As `min`. */
  readonly max?: number;
  /** What a whole text must match, in the syntax of Java. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** The numbers that are allowed. No model says so; some documents do. */
  readonly numbers?: readonly number[];
  /** Whether the simulator refuses it, whatever AWS does; `unless` it is this one value. */
  readonly notSimulated?: { readonly unless?: string };
  /** The shapes of the members of a structure, by the name under which they are sent. */
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
  /** How Query spells a key of a map, if not `key`. */
  readonly keyName?: string;
  /** How Query spells a value of a map, if not `value`. */
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
