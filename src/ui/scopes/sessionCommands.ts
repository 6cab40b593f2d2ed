/** The commands on the session: refresh and sign-in. */
import type { Session } from '../../core/session/session';
import { openSetting } from '../editor/settings';
import { targetOf } from '../../core/rows/commandArgument';
import type { Handlers } from '../messages/commandRunner';
import type { SignIn } from './signIn';

/** Dependencies of these commands. */
export interface SessionCommandDeps {
  readonly session: Session;
  readonly signIn: SignIn;
}

/** A handler for each command. */
export function sessionHandlers({
  session,
  signIn,
}: SessionCommandDeps): Handlers<'refresh' | 'signIn' | 'openReadOnlySetting'> {
  return {
    refresh: async (argument) => {
      const scope = targetOf(argument)?.scope;
      await session.refresh(scope);
      await signIn.askForCode(scope);
    },
    signIn: (argument) => signIn.run(argument),
    openReadOnlySetting: () => openSetting('readOnly'),
  };
}
