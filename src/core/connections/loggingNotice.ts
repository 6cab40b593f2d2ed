/** The notice that a connection log is off or too long, with the step that turns it on. */
import type { EndpointSelection } from '../model/endpointRef';
import type { Endpoint } from '../model/endpoint';
import { scopeId, type ScopeId } from '../model/scope';
import { partValue, type Snapshot } from '../model/snapshot';
import { isTargeted, targetScopes, type LoggedOf } from './view/connectionRows';
import { endpointName } from '../text/names';
import { sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';

/** The maximum number of endpoints that a sentence names. */
const mostNamed = 3;

/** A sentence and, if a log is off, the step that turns it on. */
export interface LoggingNotice {
  readonly sentence: string;
  readonly step?: {
    readonly label: string;
    /** The endpoint whose log is off; absent if there are several to choose from. */
    readonly endpoint?: { readonly scope: ScopeId; readonly endpointId: string };
  };
}

/** The notice; undefined if the log of every endpoint of the target was read completely. */
export function loggingNotice(
  snapshot: Snapshot,
  target: EndpointSelection,
  loggedOf: LoggedOf,
  context: ViewContext,
): LoggingNotice | undefined {
  const { t } = context;
  const scopes = targetScopes(snapshot, target);
  const known = scopes.flatMap(({ scope, endpoints }) =>
    (partValue(endpoints) ?? [])
      .filter(({ id }) => isTargeted(target, id))
      .map((endpoint) => ({ scope: scopeId(scope), endpoint })),
  );
  const off = known.filter(({ endpoint }) => !endpoint.logging.enabled);
  const isCut = scopes.some(({ scope }) => loggedOf(scopeId(scope)).moreFailures);
  const all = [
    ...(off.length > 0
      ? [
          offSentence(
            off.map(({ endpoint }) => endpoint),
            known.length,
            context,
          ),
        ]
      : []),
    ...(isCut ? [t('Not all failed attempts are listed; the oldest are missing.')] : []),
  ];
  if (all.length === 0) return undefined;
  const [first, ...others] = off;
  const endpoint =
    first && others.length === 0
      ? { endpoint: { scope: first.scope, endpointId: first.endpoint.id } }
      : {};
  return {
    sentence: sentences(all, t),
    ...(first && { step: { label: t('Turn On Connection Logging…'), ...endpoint } }),
  };
}

function offSentence(off: readonly Endpoint[], known: number, { t, format }: ViewContext): string {
  if (known === 1) {
    return t(
      'Connection logging is off, so device addresses, failed attempts and connections older than an hour are not available.',
    );
  }
  const whose =
    off.length <= mostNamed
      ? format.list(off.map(endpointName))
      : t('{0} of {1} endpoints', format.count(off.length), format.count(known));
  return t(
    'Connection logging is off for {0}, so device addresses, failed attempts and connections older than an hour are not available.',
    whose,
  );
}
