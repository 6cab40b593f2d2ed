/**
 * What was published last of one scope, in a file. It holds account data, so only its owner may read
 * it; it is replaced as a whole, so nobody reads half of it.
 */
import { rmSync, statSync, type Stats } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { scopeId, type ScopeId } from '../core/model/scope';
import type { PublishedScope } from '../core/ports/sharing';
import { LineReader, toLines } from './publishedLines';
import { isCode, type Trouble } from './trouble';

/** The publications of one scope. */
export class FileBoard {
  /** Which state of the file was read last, so that one that has not changed is not read again. */
  private seen = '';
  /** The state of the file after this window's last publication; empty before the first. */
  private own = '';
  /** One publication after the other: they are written into one file. */
  private writing: Promise<void> = Promise.resolve();

  /** @param writer a word that no other window's files have */
  constructor(
    private readonly file: string,
    private readonly writer: string,
    private readonly id: ScopeId,
    private readonly trouble: Trouble,
  ) {}

  publish(published: PublishedScope): Promise<void> {
    this.writing = this.writing.then(() =>
      this.trouble.guard(() => this.replaceBy(published), undefined),
    );
    return this.writing;
  }

  newest(): Promise<PublishedScope | undefined> {
    return this.trouble.guard(async () => {
      const state = await this.state();
      if (state === this.seen || state === this.own) return undefined;
      this.seen = state;
      return state === '' ? undefined : read(this.file, this.id);
    }, undefined);
  }

  /** Takes away what this window has published last: data must not lie about. */
  dispose(): void {
    try {
      if (this.own !== '' && stateOf(statSync(this.file)) === this.own) rmSync(this.file);
    } catch {
      // It is gone, or whoever starts next takes it away.
    }
  }

  private async replaceBy(published: PublishedScope): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const next = `${this.file}.${this.writer}`;
    await write(next, published);
    // A rename moves the file as it is.
    this.own = stateOf(await stat(next));
    await rename(next, this.file);
  }

  private async state(): Promise<string> {
    try {
      return stateOf(await stat(this.file));
    } catch (error) {
      if (isCode(error, 'ENOENT')) return '';
      throw error;
    }
  }
}

function stateOf({ ino, mtimeMs, size }: Stats): string {
  return `${ino} ${mtimeMs} ${size}`;
}

/** Line by line, so that whatever else waits has its turn between two of them. */
async function write(file: string, published: PublishedScope): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    for (const line of toLines(published)) await handle.write(`${line}\n`);
  } finally {
    await handle.close();
  }
}

/** What the file says; undefined for what is broken or of another scope. */
async function read(file: string, id: ScopeId): Promise<PublishedScope | undefined> {
  const reader = new LineReader();
  for await (const line of (await open(file)).readLines()) reader.add(line);
  const { published } = reader;
  return published && scopeId(published.snapshot.scope) === id ? published : undefined;
}
