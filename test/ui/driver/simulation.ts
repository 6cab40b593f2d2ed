/** The settings of the simulated account that a story uses, the same on every machine and at every hour. */

/** The settings that a story can choose. */
export interface SimulationSettings {
  readonly scenario: 'company' | 'office' | 'quiet' | 'empty' | 'fleet';
  /** When the story begins, as a date. */
  readonly start: string;
  /** Simulated seconds per real second. With 0, time passes only when a story advances it. */
  readonly speed: number;
}

/** The time zone of the simulated office, and of the editor and browser of a story. */
export const simulationTimeZone = 'Asia/Tokyo';

/** A Wednesday evening: for four hours no simulated user connects or disconnects. */
const quietEvening: SimulationSettings = {
  scenario: 'office',
  start: '2026-11-18T20:00:00+09:00',
  speed: 30,
};

/** The environment variables of the extension host. */
export function simulationEnvironment(
  settings: Partial<SimulationSettings> = {},
): Readonly<Record<string, string>> {
  const { scenario, start, speed } = { ...quietEvening, ...settings };
  return {
    TZ: simulationTimeZone,
    CLIENT_VPN_WATCH_SCENARIO: scenario,
    CLIENT_VPN_WATCH_START: start,
    CLIENT_VPN_WATCH_SPEED: String(speed),
  };
}
