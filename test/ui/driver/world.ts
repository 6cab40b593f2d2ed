/** The simulated world that a story plays in, the same on every machine and at every hour. */

/** What of it can be chosen. */
export interface World {
  readonly scenario: 'company' | 'office' | 'quiet' | 'empty' | 'fleet';
  /** When the story begins, as a date. */
  readonly start: string;
  /** Simulated seconds in a real one; 0: time passes only when it is made to. */
  readonly speed: number;
}

/** Where the office is: everybody reads its times as a person there would. */
export const worldTimeZone = 'Asia/Tokyo';

/** A Wednesday evening: for four hours nobody of the office comes or goes by themselves. */
const quietEvening: World = { scenario: 'office', start: '2026-11-18T20:00:00+09:00', speed: 30 };

/** The variables that the extension host is started with. */
export function worldEnvironment(world: Partial<World> = {}): Readonly<Record<string, string>> {
  const { scenario, start, speed } = { ...quietEvening, ...world };
  return {
    TZ: worldTimeZone,
    CLIENT_VPN_WATCH_SCENARIO: scenario,
    CLIENT_VPN_WATCH_START: start,
    CLIENT_VPN_WATCH_SPEED: String(speed),
  };
}
