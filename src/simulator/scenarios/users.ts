/**
 * Simulated users: each day is planned for each of them at midnight in the account's time zone, and
 * carried out on the simulated clock.
 */
import { dayMs, minuteMs } from '../../core/base/duration';
import type { NewConnection } from '../../core/ports/trial';
import { connect, disconnect, failToConnect } from '../state/connectionEvents';
import type { SimulatedEndpoint } from '../state/endpoints';
import type { Random } from '../state/random';
import type { SimulatedRegion } from '../state/region';
import type { SimulatedAccount } from '../state/account';

/** A stay, in minutes since midnight in the account's time zone; it may end on the next day. */
interface Stay {
  readonly from: number;
  readonly until: number;
}

/** A user with a device. */
export interface Person {
  readonly endpoint: SimulatedEndpoint;
  readonly username?: string;
  readonly commonName?: string;
  readonly deviceType: string;
  readonly deviceIp: string;
  /** The probability that this user fails to sign in before a stay. Default: 0.08. */
  readonly misses?: number;
  /** Whether this user connects, and then does nothing. */
  readonly quiet?: boolean;
  /** The times at which this user is connected on one day. */
  readonly plan: (random: Random, weekend: boolean) => readonly Stay[];
}

/**
 * Starts the users: today's stays, those of yesterday that last into today, and those of every
 * following day.
 */
export function liveOn(
  account: SimulatedAccount,
  region: SimulatedRegion,
  users: readonly Person[],
): void {
  const { clock, utcOffsetMs } = account;
  const today = Math.floor((clock.now() + utcOffsetMs) / dayMs);
  planDay(today - 1);
  planDay(today);
  scheduleNext(today + 1);

  function scheduleNext(number: number): void {
    clock.at(number * dayMs - utcOffsetMs, () => {
      planDay(number);
      scheduleNext(number + 1);
    });
  }

  function planDay(number: number): void {
    const midnight = number * dayMs - utcOffsetMs;
    // 1 January 1970 was a Thursday.
    const weekend = [2, 3].includes(number % 7);
    users.forEach((person, index) => {
      const random = account.random.fork(`person ${index} day ${number}`);
      const slips = random.fork('misses');
      for (const stay of person.plan(random, weekend)) {
        carryOut(person, midnight + stay.from * minuteMs, midnight + stay.until * minuteMs, random);
        if (slips.next() < (person.misses ?? 0.08))
          miss(person, midnight + stay.from * minuteMs - slips.between(20, 90) * 1000);
      }
    });
  }

  function miss(person: Person, at: number): void {
    if (at <= clock.now()) return;
    clock.at(at, () => {
      failToConnect(account, region, whoIs(person));
    });
  }

  function carryOut(person: Person, from: number, until: number, random: Random): void {
    if (until <= clock.now()) return;
    // No connection starts at an exact full minute.
    const start = Math.max(clock.now(), from + random.between(1, 59) * 1000);
    clock.at(start, () => {
      const connected = connect(account, region, whoIs(person));
      clock.at(Math.max(until, start + 30_000), () => {
        if (connected) disconnect(account, region, connected.id);
      });
    });
  }
}

function whoIs({ endpoint, username, commonName, quiet, ...from }: Person): NewConnection {
  const { deviceType, deviceIp } = from;
  return {
    endpointId: endpoint.id,
    deviceType,
    deviceIp,
    ...(username !== undefined && { username }),
    ...(commonName !== undefined && { commonName }),
    ...(quiet !== undefined && { quiet }),
  };
}

/**
 * An office day: arrival around nine, often a lunch break, departure around six; few users at
 * weekends.
 */
export function officeDay(presence: number): Person['plan'] {
  return (random, weekend) => {
    if (random.next() > (weekend ? presence / 4 : presence)) return [];
    const from = random.between(8 * 60 + 20, 10 * 60 + 10);
    const until = random.between(17 * 60 + 10, 20 * 60);
    if (random.next() < 0.4) return [{ from, until }];
    const lunch = random.between(11 * 60 + 40, 12 * 60 + 20);
    return [
      { from, until: lunch },
      { from: lunch + random.between(40, 65), until },
    ];
  };
}

/**
 * A shift around a fixed time; the next user connects within minutes of the previous one's
 * disconnect.
 */
export function shift(startHour: number): Person['plan'] {
  return (random) => {
    const from = startHour * 60 + random.between(-1, 3);
    return [{ from, until: (startHour + 8) * 60 + random.between(-1, 3) }];
  };
}

/** A user with short visits, sometimes of only two or three minutes. */
export function visitor(mostVisits: number): Person['plan'] {
  return (random, weekend) => {
    const visits = random.between(0, weekend ? 1 : mostVisits);
    return Array.from({ length: visits }, (_, index) => {
      // One visit in each part of the day, so that they do not overlap.
      const part = (14 * 60) / mostVisits;
      const from = Math.floor(8 * 60 + index * part + random.between(0, Math.floor(part / 2)));
      const short = random.next() < 0.4;
      return { from, until: from + (short ? random.between(2, 3) : random.between(12, part / 2)) };
    });
  };
}

/** A machine: the same times every day, `02:00-03:12`, varied by some seconds. */
export function daily(stays: readonly string[]): Person['plan'] {
  const minutes = (time: string): number => {
    const [hours = 0, rest = 0] = time.split(':').map(Number);
    return hours * 60 + rest;
  };
  const planned = stays.map((stay) => {
    const [from = 0, until = 0] = stay.split('-').map(minutes);
    return { from, until };
  });
  return () => planned;
}
