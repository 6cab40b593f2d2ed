/** Reads the alarm mute rules of a scope in the background. */
import { reuseUnchangedItems } from '../base/reuseUnchanged';
import { scopeId } from '../model/scope';
import type { ScopeAws } from '../ports/aws';
import { runToCompletion } from '../base/cooperativeTask';
import { SeldomReader, type BackgroundReaderDeps } from './backgroundReader';

/** The mute rules of one scope. */
export class MuteRules extends SeldomReader {
  constructor(aws: ScopeAws, deps: BackgroundReaderDeps) {
    super(deps, () => readMuteRules(aws, deps));
  }
}

async function readMuteRules(
  aws: ScopeAws,
  { store, signal }: BackgroundReaderDeps,
): Promise<void> {
  const id = scopeId(aws.scope);
  const read = await aws.alarms.muteRules(store.scope(id)?.muteRules ?? [], signal);
  if (signal.aborted) return;
  store.update(id, (scope) => {
    const muteRules = runToCompletion(reuseUnchangedItems(scope.muteRules, read, ({ arn }) => arn));
    return muteRules === scope.muteRules ? scope : { ...scope, muteRules };
  });
}
