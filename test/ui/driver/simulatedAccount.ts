/** What a person has on their machine when a served simulator answers in the place of AWS. */
import type { Settings } from '../../../scripts/hosts/startHost';
import { dayMs, hourMs, minuteMs } from '../../../src/core/base/duration';
import { createSimulator, type Simulator } from '../../../src/simulator';
import type { WorkbenchOptions } from './workbench';

/** The region that the profiles are set to. */
const region = 'ap-northeast-1';

/**
 * A profile of the shared config whose calls go to a simulator.
 * @param url where it is served
 * @param about further lines of the profile
 */
export function simulatedProfile(name: string, url: string, ...about: readonly string[]): string {
  return [
    `[profile ${name}]`,
    ...about,
    `endpoint_url = ${url}`,
    `aws_access_key_id = AKIA-${name}`,
    'aws_secret_access_key = secret\n',
  ].join('\n');
}

/** A workbench with one scope, whose calls go to a simulator served at `url`. */
export function simulatedScope(
  url: string,
  settings: Settings = {},
): Pick<WorkbenchOptions, 'machineSettings' | 'awsConfig'> {
  return {
    machineSettings: { 'clientVPNWatch.scopes': [{ profile: 'work', region }], ...settings },
    awsConfig: simulatedProfile('work', url, `region = ${region}`),
  };
}

/** A Tuesday, 10:20, ms since 1970. 1 January 1970 was a Thursday. */
const tuesdayMorning = 5 * dayMs + 10 * hourMs + 20 * minuteMs;

/**
 * The scenario `office`, whose clock is the machine's, in a time zone in which it is a weekday
 * morning: its users are connected whenever the tests run.
 */
export function officeInTheMorning(): Simulator {
  const utcOffsetMs = tuesdayMorning - (Date.now() % (7 * dayMs));
  return createSimulator({ scenario: 'office', speed: 1, utcOffsetMs });
}
