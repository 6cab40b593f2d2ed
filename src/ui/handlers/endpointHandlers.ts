/** The commands about one endpoint or another row, and about those who are connected to it. */
import type { Session } from '../../core/session';
import type { Store } from '../../core/store';
import type { Format } from '../../core/views/format';
import type { Handlers } from '../commands';
import type { Documents } from '../documents';
import { endConnection, endUserConnections } from '../endConnections';
import { copyArn, copyId, openConsole, setMuted } from '../endpointCommands';
import type { Messages } from '../messages';
import type { Muted } from '../muted';
import { unmuteUsers, type MutedUsers } from '../mutedUsers';
import type { Terminals } from '../terminals';
import { turnOnLogging } from '../turnOnLogging';

/** What these commands need. */
export interface EndpointParts {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly terminals: Terminals;
  readonly muted: Muted;
  readonly mutedUsers: MutedUsers;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}

/** A handler for each of them. */
export function endpointHandlers(
  parts: EndpointParts,
): Handlers<
  | 'openConsole'
  | 'copyId'
  | 'copyArn'
  | 'muteEndpoint'
  | 'unmuteEndpoint'
  | 'unmuteUsers'
  | 'turnOnLogging'
  | 'endConnection'
  | 'endUserConnections'
> {
  const { store, messages, muted, mutedUsers } = parts;
  return {
    openConsole: (argument) => openConsole(store, argument),
    copyId: (argument) => copyId(store, argument),
    copyArn: (argument) => copyArn(store, messages, argument),
    muteEndpoint: (argument) => setMuted(store, muted, messages, argument, true),
    unmuteEndpoint: (argument) => setMuted(store, muted, messages, argument, false),
    unmuteUsers: () => unmuteUsers(mutedUsers, messages),
    turnOnLogging: (argument) => turnOnLogging(parts, argument),
    endConnection: (argument) => endConnection(parts, argument),
    endUserConnections: (argument) => endUserConnections(parts, argument),
  };
}
