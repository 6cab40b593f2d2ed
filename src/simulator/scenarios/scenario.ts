/** The worlds that a person can choose from. */
import { publishingMs } from '../world/publishing';
import type { RegionWorld } from '../world/region';
import type { World } from '../world/world';
import { buildFleet } from './fleet';
import { buildOffice } from './office';
import { buildQuiet } from './quiet';

const hour = 3_600_000;
/** With the sample that opens the day. */
const day = 24 * hour + publishingMs;

export const scenarioNames = ['office', 'quiet', 'empty', 'fleet'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** How a world begins. */
export interface Scenario {
  /** The world has lived for so long when it is ready. */
  readonly historyMs: number;
  readonly build: (world: World, region: RegionWorld) => void;
}

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  office: { historyMs: day, build: buildOffice },
  quiet: { historyMs: day, build: buildQuiet },
  empty: { historyMs: 0, build: () => undefined },
  fleet: { historyMs: 3 * hour, build: buildFleet },
};
