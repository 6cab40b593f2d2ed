/** A window's process without the editor: keeps the lease and claims what its parent tells it to. */
import { FileSharing } from '../../src/sharing/fileSharing';

/** What the parent asks: keep the lease, or claim these keys. */
export type Asked = { readonly keep: string } | { readonly claim: readonly string[] };

const [folder = ''] = process.argv.slice(2);
const quiet = (): void => undefined;
const sharing = new FileSharing({
  ...{ folder, version: '1', environment: {}, now: Date.now },
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
});

process.on('message', (asked: Asked) => {
  const answer =
    'keep' in asked
      ? sharing.scope(asked.keep).lease.keep()
      : sharing.told.claim(asked.claim).then((mine) => [...mine]);
  void answer.then((value) => process.send?.(value));
});
process.send?.('ready');
