/**
 * What the windows of this machine have seen of a scope last, as a small file. It stays when VS Code
 * ends, for as long as it is of use, and survives an update of the extension. It is replaced as a
 * whole, so no reader sees half of it.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../core/base/clock';
import { transitionRetentionMs } from '../core/cloudwatch/transitions';
import type { LastSeen, Seen, SeenAlarm, SeenContributor } from '../core/model/lastSeen';
import type { LastSeenMemory } from '../core/ports/sharing';
import { alarmState, unreadHistory } from './alarmShape';
import { ExpiredFiles, type Expiry } from './expiredFiles';
import { isReadable, statsOf } from './regularFile';
import { fields, listOf, optional, recordOf, text, time, type Check } from './shape';
import type { StorageErrors } from './storageErrors';

/** A larger file was not written by this extension: 100,000 connections need a fifth of it. */
const mostBytes = 20_000_000;

function seenOf(value: Check): Check {
  return fields<Seen<unknown>>({ value, fetchedAt: time });
}

const seenAlarms = listOf(
  fields<SeenAlarm>({ arn: text, name: text, state: alarmState, stateSince: time }),
);

const lastSeen = fields<LastSeen>({
  alarms: optional(seenOf(seenAlarms)),
  unread: optional(unreadHistory),
  connections: recordOf(seenOf(listOf(text))),
  contributors: listOf(
    fields<SeenContributor>({
      alarmName: text,
      contributor: fields<SeenContributor['contributor']>({ id: text }),
      at: time,
      to: alarmState,
    }),
  ),
});

const expiry: Expiry = {
  names: /./,
  // A time in the future was set before the clock was set back.
  isExpired: (ageMs) => Math.abs(ageMs) > transitionRetentionMs,
  remove: (file) => rm(file, { recursive: true, force: true }),
};

/** The file of one scope. */
export class LastSeenFile implements LastSeenMemory {
  /** Serializes the steps. */
  private last: Promise<unknown> = Promise.resolve();
  /** The files of scopes that nobody watches any more. */
  private readonly expired: ExpiredFiles;

  /** @param writer unique to this window's files */
  constructor(
    private readonly file: string,
    private readonly writer: string,
    clock: Pick<Clock, 'now' | 'monotonicMs'>,
    private readonly storageErrors: StorageErrors,
  ) {
    this.expired = new ExpiredFiles(dirname(file), expiry, clock, storageErrors);
  }

  read(): Promise<LastSeen | undefined> {
    return this.next(async () => {
      const stats = await statsOf(this.file);
      if (!stats) return undefined;
      const value = isReadable(stats, mostBytes)
        ? parsed(await readFile(this.file, 'utf8'))
        : undefined;
      if (isLastSeen(value)) return value;
      this.storageErrors.unreadable(this.file);
      return undefined;
    }, undefined);
  }

  write(seen: LastSeen): Promise<void> {
    return this.next(async () => {
      await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
      const next = `${this.file}.${this.writer}`;
      try {
        await writeFile(next, JSON.stringify(seen), { mode: 0o600 });
        await rename(next, this.file);
      } finally {
        // A full disk must not leave a partial file.
        await rm(next, { force: true });
      }
      await this.expired.deleteWhenDue();
    }, undefined);
  }

  forget(): Promise<void> {
    return this.next(() => rm(this.file, { recursive: true, force: true }), undefined);
  }

  private next<T>(step: () => Promise<T>, otherwise: T): Promise<T> {
    const result = this.last.then(() => this.storageErrors.guard(step, otherwise));
    this.last = result;
    return result;
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function isLastSeen(value: unknown): value is LastSeen {
  return lastSeen(value);
}
