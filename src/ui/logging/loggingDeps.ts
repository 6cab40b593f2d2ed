/** Dependencies and answers of the questions about connection logging. */
import type { LoggingGroup } from '../../core/actions/logging/loggingInput';
import type { Endpoint } from '../../core/model/endpoint';
import type { Identity } from '../../core/model/scope';
import type { ScopeAws } from '../../core/ports/aws';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { Terminals } from '../editor/terminals';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';

/** Dependencies of the command. */
export interface LoggingDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly terminals: Terminals;
}

/** The endpoint whose connections are to be logged, and its account. */
export interface LoggingPlace {
  readonly endpoint: Endpoint;
  /** The other endpoints of the scope. */
  readonly others: readonly Endpoint[];
  readonly aws: ScopeAws;
  readonly identity: Identity;
}

/** The answers so far; each step adds to them. */
export interface LoggingDraft {
  readonly group?: LoggingGroup;
}

/** The endpoints, other than the one of the place, that log to a group. */
export function sharing({ others }: LoggingPlace, group: string): readonly Endpoint[] {
  return others.filter(({ logging }) => logging.enabled && logging.group === group);
}
