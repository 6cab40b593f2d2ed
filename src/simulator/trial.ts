/** What a person can do to the world: connect, disconnect, confirm, let time pass, read the mails. */
import type { TrialControls } from '../core/ports/trial';
import { connect, disconnect, failToConnect } from './world/connectionEvents';
import { homeRegion } from './world/identity';
import type { World } from './world/world';

/** The controls of a world. Their errors are sentences for whoever gave the wrong id. */
export function trialControls(world: World): TrialControls {
  const home = world.region(homeRegion);
  return {
    region: homeRegion,
    connect(connection) {
      world.clock.catchUp();
      const made = connect(world, home, connection);
      if (!made) throw noEndpoint(connection.endpointId);
      return made.id;
    },
    attempt(attempt) {
      world.clock.catchUp();
      if (!failToConnect(world, home, attempt)) throw noEndpoint(attempt.endpointId);
    },
    disconnect(connectionId) {
      world.clock.catchUp();
      if (!disconnect(world, home, connectionId)) {
        throw new Error(`No open connection has the id "${connectionId}".`);
      }
    },
    outbox() {
      world.clock.catchUp();
      return world.outbox.list();
    },
    confirm(topicArn, email) {
      const topic = world.regions().flatMap(({ topics }) => topics.get(topicArn) ?? [])[0];
      if (!topic) throw new Error(`No topic has the ARN "${topicArn}".`);
      const region = world.region(topicArn.split(':')[3] ?? homeRegion);
      const mine = topic.subscriptions.filter(({ endpoint }) => endpoint === email);
      if (mine.length === 0) throw new Error(`"${email}" is not subscribed to that topic.`);
      for (const subscription of mine) {
        const current = region.topics.get(topicArn) ?? topic;
        region.topics.confirm(current, subscription);
      }
    },
    advance(seconds) {
      world.clock.advance(seconds * 1000);
    },
  };
}

function noEndpoint(id: string): Error {
  return new Error(`No endpoint has the id "${id}".`);
}
