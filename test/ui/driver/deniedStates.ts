/** States of pages in an account that is served, where AWS refuses to answer and where it has nothing. */
import { createSimulator, type Simulator } from '../../../src/simulator';
import { serve, type Served } from '../../../src/simulator/serve';
import type { PageState } from './pageWalk';
import { officeInTheMorning } from './simulatedAccount';

/** An account on a port, which may be replaced by another one there. */
export class ServedAccount {
  private constructor(private served: Served) {}

  /** Serves the office in the morning. */
  static async open(): Promise<ServedAccount> {
    return new ServedAccount(await serve(officeInTheMorning(), 0));
  }

  /** Where it is served. */
  get url(): string {
    return this.served.url;
  }

  /** Ends it. */
  close(): Promise<void> {
    return this.served.close();
  }

  /** Replaces what the account has. @param denied whether it refuses all calls */
  async replace(simulator: Simulator, denied: boolean): Promise<void> {
    const port = Number(new URL(this.url).port);
    await this.served.close();
    this.served = await serve(simulator, port);
    if (!denied) return;
    await fetch(`${this.url}/_simulator/faults`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'denied', rate: 1 }),
      headers: { 'content-type': 'application/json' },
    });
  }
}

/** The states of a window with that account, once its tree is filled. */
export function deniedStates(account: () => ServedAccount): readonly PageState[] {
  return [
    [
      'an overview that is denied',
      async (walk) => {
        await walk.run('command.openOverview');
        await account().replace(officeInTheMorning(), true);
        await walk.run('command.refresh');
        await walk.tab('endpoints', '.banner');
      },
    ],
    [
      'a health check that is denied',
      (walk) => walk.tab('health', '.banner').then(() => undefined),
    ],
    [
      'alarms that are denied',
      async (walk) => {
        await walk.openEndpoint('Tokyo office');
        await walk.tab('alarms', '.banner');
      },
    ],
    [
      'connections that are denied',
      (walk) => walk.tab('connections', '.banner').then(() => undefined),
    ],
    [
      'settings that are denied',
      async (walk) => {
        await walk.tab('settings', ':is(dl, .banner)');
        await walk.press('Read Again', '#panel-settings');
        await walk.content.locator('#panel-settings .banner').waitFor();
      },
    ],
    [
      'an account without endpoints',
      async (walk) => {
        await walk.run('command.openOverview');
        await account().replace(createSimulator({ scenario: 'empty', speed: 1 }), false);
        await walk.run('command.refresh');
        await walk.tab('endpoints', '.empty');
      },
    ],
  ];
}
