/** The policies that may deny a call. */

/** A policy that denies a call, or does not contain the required permission. */
export type DenyingPolicy =
  /** Of the user or role, with an explicit deny. A missing permission is the usual case instead. */
  | 'identity'
  /** Of the resource, such as a topic. */
  | 'resource'
  /** The permissions boundary of the user or role. */
  | 'boundary'
  /** Of the temporary credentials. */
  | 'session'
  /** A service control policy of the organization. */
  | 'serviceControl'
  /** A resource control policy of the organization. */
  | 'resourceControl'
  /** Of the VPC endpoint that the call passes through. */
  | 'vpcEndpoint'
  /** Of the role to be assumed. */
  | 'roleTrust';
