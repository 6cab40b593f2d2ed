/**
 * What the windows of this machine have seen of a scope last, as a small file. It stays when VS Code
 * ends, for as long as it is of use, and survives an update of the extension. It is replaced as a
 * whole, so no reader sees half of it.
 */
import { hourMs } from '../core/base/duration';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../core/base/clock';
import { transitionRetentionMs } from '../core/cloudwatch/transitions';
import type { LastSeen, Seen, SeenAlarm, SeenContributor } from '../core/model/lastSeen';
import type { LastSeenMemory } from '../core/ports/sharing';
import { alarmState, unreadHistory } from './alarmShape';
import { fields, listOf, optional, recordOf, text, time, type Check } from './shape';
import { isCode, type StorageErrors } from './storageErrors';

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

/** The file of one scope. */
export class LastSeenFile implements LastSeenMemory {
  /** Serializes the steps. */
  private last: Promise<unknown> = Promise.resolve();
  /** Monotonic ms. */
  private prunedAt = -Infinity;

  /** @param writer unique to this window's files */
  constructor(
    private readonly file: string,
    private readonly writer: string,
    private readonly clock: Pick<Clock, 'now' | 'monotonicMs'>,
    private readonly storageErrors: StorageErrors,
  ) {}

  read(): Promise<LastSeen | undefined> {
    return this.next(async () => {
      const stats = await lstat(this.file).catch(unlessMissing);
      if (!stats) return undefined;
      // A pipe would never end; a link leads to a foreign file.
      const readable = stats.isFile() && stats.size <= mostBytes;
      const value = readable ? parsed(await readFile(this.file, 'utf8')) : undefined;
      if (isLastSeen(value)) return value;
      this.storageErrors.unreadable(this.file);
      return undefined;
    }, undefined);
  }

  write(seen: LastSeen): Promise<void> {
    return this.next(async () => {
      const folder = dirname(this.file);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const next = `${this.file}.${this.writer}`;
      try {
        await writeFile(next, JSON.stringify(seen), { mode: 0o600 });
        await rename(next, this.file);
      } finally {
        // A full disk must not leave a partial file.
        await rm(next, { force: true });
      }
      await this.pruneWhenDue(folder);
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

  /** Deletes the files of scopes that nobody watches any more. */
  private async pruneWhenDue(folder: string): Promise<void> {
    if (this.clock.monotonicMs() - this.prunedAt < hourMs) return;
    this.prunedAt = this.clock.monotonicMs();
    for (const name of await readdir(folder)) await this.prune(join(folder, name));
  }

  /** Deletes an old file. One that cannot be deleted does not prevent others. */
  private async prune(file: string): Promise<void> {
    try {
      const age = this.clock.now() - (await lstat(file)).mtimeMs;
      // A time in the future was set before the clock was set back.
      if (Math.abs(age) > transitionRetentionMs) await rm(file, { recursive: true, force: true });
    } catch (error) {
      // Other windows delete too.
      if (!isCode(error, 'ENOENT')) this.storageErrors.leftOver(error);
    }
  }
}

function unlessMissing(error: unknown): undefined {
  if (isCode(error, 'ENOENT')) return undefined;
  throw error;
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
