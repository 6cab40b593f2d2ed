/** The users of the scenarios, and their devices. */
import type { Random } from '../state/random';
import type { Person } from './users';

/** Employees, by common name of their certificates. */
export const staff = [
  ...['sato', 'suzuki', 'takahashi', 'tanaka', 'ito', 'watanabe', 'yamamoto', 'nakamura'],
  ...['kobayashi', 'kato', 'yoshida', 'yamada', 'sasaki', 'yamaguchi'],
];
/** Employees of partners. */
export const partnerUsers = ['anna.weber', 'j.okafor', 'li.wei', 'm.rossi', 'p.novak', 'r.singh'];
/** Those who work in shifts. */
export const operators = ['h.mori', 'k.abe', 'm.ikeda', 's.hashimoto', 't.ishikawa', 'y.ogawa'];

/** Machines and their connection times, in the account's time zone. */
export const nightly: readonly (readonly [name: string, stays: readonly string[]])[] = [
  ['monitor', ['00:01-00:03', '04:31-04:33', '21:46-21:49']],
  ['backup-1', ['02:00-03:12']],
  ['backup-2', ['03:13-05:00']],
];

/** A device, and the address that it connects from. */
export function device(random: Random): Pick<Person, 'deviceType' | 'deviceIp'> {
  return {
    deviceType: random.pick(['win', 'win', 'mac', 'linux']),
    deviceIp: `198.51.100.${random.between(1, 254)}`,
  };
}
