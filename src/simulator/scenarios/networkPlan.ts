/** The networks that a simulated endpoint leads to, and who may reach them. */
import type {
  SimulatedEndpoint,
  SimulatedRoute,
  SimulatedRule,
  SimulatedStatus,
} from '../state/endpoints';

/** A network beside the endpoint's VPC. */
interface PlannedNetwork {
  readonly cidr: string;
  readonly description: string;
  /** Who may reach it: everybody, nobody or a group. */
  readonly access: 'all' | 'nobody' | { readonly groupId: string };
  /** Whether the route through each subnet is there, has failed, or was never added. */
  readonly through?: readonly ('active' | 'failed' | 'none')[];
}

/** A scenario's networks of an endpoint. */
export interface NetworkPlan {
  /** Of the VPC; it does not overlap with the addresses of the clients. */
  readonly vpcCidr: string;
  readonly others: readonly PlannedNetwork[];
}

const internet: PlannedNetwork = { cidr: '0.0.0.0/0', description: 'Internet', access: 'all' };

const active: SimulatedStatus = { code: 'active' };
const failed: SimulatedStatus = { code: 'failed', message: 'The route could not be added.' };

/** The VPC; without a split tunnel also the Internet. */
export function usualNetworks({
  splitTunnel,
}: Pick<SimulatedEndpoint, 'splitTunnel'>): NetworkPlan {
  return { vpcCidr: '172.16.0.0/16', others: splitTunnel ? [] : [internet] };
}

/** The routes and the authorization rules of a plan. */
export function routesAndRules(
  { vpcCidr, others }: NetworkPlan,
  subnetIds: readonly string[],
): { readonly routes: readonly SimulatedRoute[]; readonly rules: readonly SimulatedRule[] } {
  const added = others.flatMap(({ cidr, description, through = [] }) =>
    subnetIds.flatMap((subnetId, index): SimulatedRoute[] => {
      const state = through[index] ?? 'active';
      if (state === 'none') return [];
      const status = state === 'failed' ? failed : active;
      return [{ destination: cidr, subnetId, origin: 'add-route', status, description }];
    }),
  );
  return {
    routes: [
      ...subnetIds.map((subnetId): SimulatedRoute => {
        const description = 'Default Route';
        return { destination: vpcCidr, subnetId, origin: 'associate', status: active, description };
      }),
      ...added,
    ],
    rules: [
      { destination: vpcCidr, status: active },
      ...others.flatMap(({ cidr, description, access }): SimulatedRule[] => {
        if (access === 'nobody') return [];
        const rule = { destination: cidr, status: active, description };
        return [access === 'all' ? rule : { ...rule, ...access }];
      }),
    ],
  };
}
