/** The IAM roles of the account, the same in all regions. A change creates a new object. */

/** A role. */
export interface Role {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The trust policy, JSON text. */
  readonly trustPolicy: string;
  readonly description?: string;
  readonly maxSessionSeconds: number;
  readonly tags: readonly Readonly<{ Key: string; Value: string }>[];
  /** The inline policies by name, JSON texts. */
  readonly policies: ReadonlyMap<string, string>;
  /** The attached managed policies, by ARN. */
  readonly attached: ReadonlyMap<string, ManagedPolicy>;
}

/** A managed policy of the account. It has one version, which never changes. */
export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** JSON text. */
  readonly document: string;
  readonly description?: string;
}

/** All roles and managed policies. IAM compares names without their case. */
export class Roles {
  /** The managed policies, by ARN. */
  readonly managed = new Map<string, ManagedPolicy>();
  private readonly byName = new Map<string, Role>();

  /** In order of their names. */
  list(): Role[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  get(name: string): Role | undefined {
    return this.byName.get(name.toLowerCase());
  }

  byArn(arn: string): Role | undefined {
    return this.list().find((role) => role.arn === arn);
  }

  put(role: Role): void {
    this.byName.set(role.name.toLowerCase(), role);
  }

  delete(name: string): void {
    this.byName.delete(name.toLowerCase());
  }
}
