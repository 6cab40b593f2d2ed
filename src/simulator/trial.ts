/** What a person can do to the world: connect, disconnect, confirm, let time pass, read the mails. */
import type { TrialControls } from '../core/ports/trial';
import { homeRegion } from './world/identity';
import type { World } from './world/world';

/** The controls of a world. */
export function trialControls(world: World): TrialControls {
  const home = world.region(homeRegion);
  return {
    region: homeRegion,
    connect(connection) {
      world.clock.catchUp();
      const endpoint = home.endpoints.get(connection.endpointId);
      if (!endpoint) throw new Error(`No endpoint has the id "${connection.endpointId}".`);
      return home.connections.open(endpoint, connection, world.clock.now()).id;
    },
    disconnect(connectionId) {
      world.clock.catchUp();
      if (!home.connections.close(connectionId, world.clock.now())) {
        throw new Error(`No open connection has the id "${connectionId}".`);
      }
    },
    outbox: () => [],
    confirm: () => undefined,
    advance(seconds) {
      world.clock.advance(seconds * 1000);
    },
  };
}
