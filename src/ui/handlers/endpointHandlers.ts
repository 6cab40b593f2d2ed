/** The commands on an endpoint or another row, and on its connections. */
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import type { Handlers } from '../messages/commandRunner';
import type { Documents } from '../messages/documents';
import { endConnection, endUserConnections } from '../connections/endConnections';
import { copyArn, copyId, openConsole, setMuted } from '../tree/endpointCommands';
import type { Messages } from '../messages/messages';
import type { Muted } from '../preferences/mutedEndpoints';
import { unmuteUsers, type MutedUsers } from '../preferences/mutedUsers';
import type { Terminals } from '../editor/terminals';
import { turnOnLogging } from '../alarms/turnOnLogging';

/** Dependencies of these commands. */
export interface EndpointDeps {
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

/** A handler for each command. */
export function endpointHandlers(
  parts: EndpointDeps,
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
