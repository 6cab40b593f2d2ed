/**
 * The last published snapshot of a scope, in a file. It contains account data, so only its owner
 * may read it. It is replaced as a whole, so no reader sees half of it.
 */
import { lstatSync, rmSync, type Stats } from 'node:fs';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { scopeId, type ScopeId } from '../core/model/scope';
import type { PublishedScope } from '../core/ports/sharing';
import { LineReader, toLines } from './publishedLines';
import { isReadable, statsOf } from './regularFile';
import type { StorageErrors } from './storageErrors';

/** A larger file is no published snapshot: 100,000 connections need a fifth of it. */
const mostBytes = 200_000_000;

/** The published snapshots of one scope. */
export class SnapshotFile {
  /** The file state at the last read, so that an unchanged file is not read again. */
  private seen = '';
  /** The file state after this window's last publication; empty before the first. */
  private own = '';
  /** Serializes publications. */
  private writing: Promise<void> = Promise.resolve();
  /** The file being written; empty if there is none. */
  private next = '';
  private count = 0;
  private disposed = false;

  /** @param writer unique to this window's files */
  constructor(
    private readonly file: string,
    private readonly writer: string,
    private readonly id: ScopeId,
    private readonly storageErrors: StorageErrors,
  ) {}

  publish(published: PublishedScope): Promise<void> {
    this.writing = this.writing.then(() =>
      this.storageErrors.guard(() => this.replaceBy(published), undefined),
    );
    return this.writing;
  }

  readNewer(): Promise<PublishedScope | undefined> {
    return this.storageErrors.guard(async () => {
      const stats = await statsOf(this.file);
      const state = stats ? stateOf(stats) : '';
      if (state === this.seen || state === this.own) return undefined;
      this.seen = state;
      if (!stats) return undefined;
      const published = isReadable(stats, mostBytes) ? await read(this.file, this.id) : undefined;
      if (!published) this.storageErrors.unreadable(this.file);
      return published;
    }, undefined);
  }

  /** Deletes this window's last snapshot, so that no data remain. */
  dispose(): void {
    this.disposed = true;
    try {
      if (this.next !== '') rmSync(this.next, { force: true });
      if (this.own !== '' && stateOf(lstatSync(this.file)) === this.own) rmSync(this.file);
    } catch {
      // The file is gone, or the next window deletes it.
    }
  }

  private async replaceBy(published: PublishedScope): Promise<void> {
    const isOver = (): boolean => this.disposed;
    if (isOver()) return;
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const next = `${this.file}.${this.writer}-${++this.count}`;
    this.next = next;
    try {
      await write(next, published, isOver);
      // A rename keeps the file's state.
      const own = stateOf(await lstat(next));
      if (isOver()) return;
      this.own = own;
      await rename(next, this.file);
      if (isOver()) this.dispose();
    } finally {
      // A full disk or a closed window must not leave a partial file.
      await rm(next, { force: true });
      this.next = '';
    }
  }
}

function stateOf({ ino, mtimeMs, size }: Stats): string {
  return `${ino} ${mtimeMs} ${size}`;
}

/** Line by line, so that other work can run in between. */
async function write(
  file: string,
  published: PublishedScope,
  stopped: () => boolean,
): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    for (const line of toLines(published)) {
      if (stopped()) return;
      await handle.writeFile(`${line}\n`);
    }
  } finally {
    await handle.close();
  }
}

/** The content of the file; undefined if it is damaged or of another scope. */
async function read(file: string, id: ScopeId): Promise<PublishedScope | undefined> {
  const reader = new LineReader();
  for await (const line of (await open(file)).readLines()) reader.add(line);
  const { published } = reader;
  return published && scopeId(published.snapshot.scope) === id ? published : undefined;
}
