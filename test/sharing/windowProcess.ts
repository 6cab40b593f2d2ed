/** A window's process without the editor: renews the lease and claims what its parent requests. */
import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lease } from '../../src/core/ports/sharing';
import { systemClock } from '../../src/core/base/systemClock';
import { FileSharing } from '../../src/sharing/fileSharing';

/** What the parent asks: keep the lease, claim these keys, or reach for the lease again and again. */
export type Asked =
  | { readonly renew: string }
  | { readonly claim: readonly string[] }
  | { readonly contend: string; readonly times: number };

/** How often it had the lease, and how often it met another process that had it as well. */
export interface Contended {
  readonly held: number;
  readonly shared: number;
}

const [folder = ''] = process.argv.slice(2);
const quiet = (): void => undefined;
const sharing = new FileSharing({
  ...{ folder, version: '1', environment: {}, clock: systemClock },
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
});

/** The owner of the lease creates and removes a folder: this fails if two processes own it. */
async function contend({ lease }: { lease: Lease }, times: number): Promise<Contended> {
  const alone = join(folder, 'alone');
  let [held, shared] = [0, 0];
  for (let time = 0; time < times; time++) {
    if (!(await lease.renew())) continue;
    held++;
    try {
      await mkdir(alone);
      await rmdir(alone);
    } catch {
      shared++;
    }
    await lease.release();
  }
  return { held, shared };
}

async function answer(asked: Asked): Promise<unknown> {
  if ('renew' in asked) return sharing.scope(asked.renew).lease.renew();
  if ('contend' in asked) return contend(sharing.scope(asked.contend), asked.times);
  return [...(await sharing.notified.claim(asked.claim))];
}

process.on('message', (asked: Asked) => {
  void answer(asked).then((value) => process.send?.(value));
});
process.send?.('ready');
