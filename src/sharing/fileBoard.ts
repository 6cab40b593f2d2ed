/**
 * What was published last of one scope, in a file. It holds account data, so only its owner may read
 * it; it is replaced as a whole, so nobody reads half of it.
 */
import { rmSync, statSync, type Stats } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newScopeSnapshot } from '../core/model/snapshot';
import { scopeId, type ScopeId } from '../core/model/scope';
import type { PublishedScope } from '../core/ports/sharing';
import { isCode, type Trouble } from './trouble';

/** The publications of one scope. */
export class FileBoard {
  /** Which state of the file was read last, so that one that has not changed is not read again. */
  private seen = '';
  private last: PublishedScope | undefined;
  /** The state of the file after this window's last publication; empty before the first. */
  private own = '';

  /** @param writer a word that no other window's files have */
  constructor(
    private readonly file: string,
    private readonly writer: string,
    private readonly id: ScopeId,
    private readonly trouble: Trouble,
  ) {}

  publish(published: PublishedScope): Promise<void> {
    return this.trouble.guard(async () => {
      await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
      const next = `${this.file}.${this.writer}`;
      await writeFile(next, JSON.stringify(published), { mode: 0o600 });
      // A rename moves the file as it is.
      const own = stateOf(await stat(next));
      await rename(next, this.file);
      this.own = own;
    }, undefined);
  }

  newest(since: number): Promise<PublishedScope | undefined> {
    return this.trouble.guard(async () => {
      const state = await this.state();
      if (state !== this.seen) {
        this.last = state === '' ? undefined : parse(await readFile(this.file, 'utf8'), this.id);
        this.seen = state;
      }
      return this.last && this.last.at > since ? this.last : undefined;
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

/** What the file says; undefined for what is broken or of another scope. */
function parse(text: string, id: ScopeId): PublishedScope | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isPublished(value) || scopeId(value.snapshot.scope) !== id) return undefined;
  // JSON has no `undefined`: what was that is absent.
  const { scope } = value.snapshot;
  return { ...value, snapshot: { ...newScopeSnapshot(scope), ...value.snapshot } };
}

/** Only this extension in this version writes the file, so its outline is enough to know it. */
function isPublished(value: unknown): value is PublishedScope {
  if (!isRecord(value) || typeof value.at !== 'number' || !isRecord(value.snapshot)) return false;
  const { scope, transitions, identity, endpoints, alarms, connections, topics } = value.snapshot;
  const parts = [identity, endpoints, alarms];
  return (
    isRecord(scope) &&
    typeof scope.profile === 'string' &&
    typeof scope.region === 'string' &&
    Array.isArray(transitions) &&
    parts.every((part) => isRecord(part) && typeof part.kind === 'string') &&
    isRecord(connections) &&
    isRecord(topics)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
