/** The trial's controls: connect, disconnect, confirm, advance the clock, read the mails. */
import { subscriberAddress } from '../core/model/subscriberAddress';
import type { TrialControls } from '../core/ports/trial';
import { connect, disconnect, failToConnect } from './state/connectionEvents';
import { homeRegion } from './state/identity';
import type { SimulatedAccount } from './state/account';
import { Story } from './story';

/**
 * The controls of a simulated account. Their errors are sentences about an invalid id.
 * @param hasStory whether the scenario is made for the trial's story
 */
export function trialControls(account: SimulatedAccount, hasStory = false): TrialControls {
  const home = account.region(homeRegion);
  const startedAt = account.clock.now();
  const story = hasStory ? new Story(home, account.outbox) : undefined;
  return {
    region: homeRegion,
    get speed() {
      return account.clock.speed;
    },
    connect(connection) {
      account.clock.catchUp();
      const connected = connect(account, home, connection);
      if (!connected) throw noEndpoint(connection.endpointId);
      return connected.id;
    },
    attempt(attempt) {
      account.clock.catchUp();
      if (!failToConnect(account, home, attempt)) throw noEndpoint(attempt.endpointId);
    },
    disconnect(connectionId) {
      account.clock.catchUp();
      if (!disconnect(account, home, connectionId))
        throw new Error(`No open connection has the id "${connectionId}".`);
    },
    outbox() {
      account.clock.catchUp();
      return account.outbox.list();
    },
    startedAt,
    onDidMail: account.outbox.onDidAdd,
    isPending(topicArn, address) {
      const topics = account.regions().flatMap(({ topics: all }) => all.get(topicArn) ?? []);
      return topics.some(({ subscriptions }) =>
        subscriptions.some(({ endpoint, confirmed }) => endpoint === address && !confirmed),
      );
    },
    progress() {
      account.clock.catchUp();
      return story?.progress(account.clock.now());
    },
    confirm(topicArn, address) {
      const topic = account.regions().flatMap(({ topics }) => topics.get(topicArn) ?? [])[0];
      if (!topic) throw new Error(`No topic has the ARN "${topicArn}".`);
      const region = account.region(topicArn.split(':')[3] ?? homeRegion);
      // Of a web address, the row has the host only.
      const mine = topic.subscriptions.filter(
        ({ protocol, endpoint }) =>
          endpoint === address || subscriberAddress(protocol, endpoint) === address,
      );
      if (mine.length === 0) throw new Error(`"${address}" is not subscribed to that topic.`);
      for (const subscription of mine) {
        const current = region.topics.get(topicArn) ?? topic;
        region.topics.confirm(current, subscription);
      }
    },
    advance(seconds) {
      account.clock.advance(seconds * 1000);
    },
  };
}

function noEndpoint(id: string): Error {
  return new Error(`No endpoint has the id "${id}".`);
}
