/** The available scenarios. */
import { publishingIntervalMs } from '../../core/cloudwatch/limits';
import { dayMs, hourMs } from '../../core/base/duration';
import type { SimulatedRegion } from '../state/region';
import type { SimulatedAccount } from '../state/account';
import { buildCompany, companyHistoryMs, companyPresentMs } from './company';
import { buildFleet } from './fleet';
import { buildOffice } from './office';
import { buildQuiet } from './quiet';

/** Includes the sample at the start of the day. */
const day = dayMs + publishingIntervalMs;

export const scenarioNames = ['company', 'office', 'quiet', 'empty', 'fleet'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** The initial state of a simulated account. */
export interface Scenario {
  /** The simulated history at the start, in ms. */
  readonly historyMs: number;
  /**
   * The last part of the history, in ms, which is simulated in full; `simulateHistory` is enough for the
   * part before it. If omitted, everything is simulated in full.
   */
  readonly presentMs?: number;
  readonly build: (account: SimulatedAccount, region: SimulatedRegion) => void;
}

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  company: { historyMs: companyHistoryMs, presentMs: companyPresentMs, build: buildCompany },
  office: { historyMs: day, build: buildOffice },
  quiet: { historyMs: day, build: buildQuiet },
  empty: { historyMs: 0, build: () => undefined },
  fleet: { historyMs: 3 * hourMs, build: buildFleet },
};
