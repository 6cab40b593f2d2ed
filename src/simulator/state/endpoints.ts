/** The Client VPN endpoints of a region, their target networks, routes and authorization rules. */
import { isoSeconds } from './identity';

export type Authentication =
  'certificate-authentication' | 'directory-service-authentication' | 'federated-authentication';

/** A target network association. */
interface TargetNetwork {
  readonly associationId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly zone: string;
}

/** The state of a route or of an authorization rule. */
export interface SimulatedStatus {
  readonly code: string;
  readonly message?: string;
}

/** A route. */
export interface SimulatedRoute {
  readonly destination: string;
  readonly subnetId: string;
  readonly origin: 'associate' | 'add-route';
  readonly status: SimulatedStatus;
  readonly description?: string;
}

/** An authorization rule; for all users if there is no group. */
export interface SimulatedRule {
  readonly destination: string;
  readonly groupId?: string;
  readonly status: SimulatedStatus;
  readonly description?: string;
}

/** An endpoint. */
export interface SimulatedEndpoint {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly description?: string;
  readonly status: 'available' | 'pending-associate' | 'deleted';
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly cidr: string;
  readonly authentication: Authentication;
  readonly splitTunnel: boolean;
  readonly transport: 'udp' | 'tcp';
  /** The log group for connections; absent while logging is off. */
  readonly logGroup?: string;
  /** Absent for the stream that the service creates. */
  readonly logStream?: string;
  readonly sessionTimeoutHours: 8 | 10 | 12 | 24;
  readonly vpcId: string;
  readonly securityGroupId: string;
  readonly certificateArn: string;
  readonly networks: readonly TargetNetwork[];
  readonly routes: readonly SimulatedRoute[];
  readonly rules: readonly SimulatedRule[];
}

/** The log stream of an endpoint, configured or created by the service. */
export function logStreamOf(
  { id, createdAt, logStream }: Pick<SimulatedEndpoint, 'id' | 'createdAt' | 'logStream'>,
  region: string,
): string {
  return logStream ?? `${id}-${region}-${isoSeconds(createdAt).slice(0, 10)}`;
}
