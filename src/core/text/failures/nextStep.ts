/** The action to offer after a failure. */
import type { Failure, Remedy } from '../../model/errors';
import type { Translate } from '../../ports/translate';

/**
 * An action for a failure: the title of a button, and a command that the UI layer maps to one of VS
 * Code.
 */
export type NextStep =
  | { readonly label: string; readonly command: PlainStep }
  | { readonly label: string; readonly command: 'signIn'; readonly remedy: Remedy };

/** The steps without arguments. */
type PlainStep =
  | 'chooseScopes'
  | 'findEndpoints'
  | 'refresh'
  | 'showLog'
  | 'openReadOnlySetting'
  | 'showHidden'
  | 'clearFilter'
  | 'trial.next';

/** The next step; undefined if the user cancelled. */
export function nextStep({ kind, remedy }: Failure, t: Translate): NextStep | undefined {
  if (remedy) {
    const label = remedy.kind === 'edit' ? t('Open File') : t('Sign In…');
    return { label, command: 'signIn', remedy };
  }
  switch (kind) {
    case 'noCredentials':
    case 'badCredentials':
    case 'regionDisabled':
    case 'stsDisabled':
    case 'unknownProfile':
    case 'unsupported':
      return { label: t('Choose Profiles and Regions'), command: 'chooseScopes' };
    case 'expired':
    case 'processFailed':
    case 'metadataFailed':
    case 'mfaNeeded':
    case 'mfaRefused':
    case 'throttled':
    case 'busy':
    case 'network':
    case 'timeout':
    case 'server':
    case 'notFound':
      return { label: t('Refresh'), command: 'refresh' };
    case 'badConfig':
    case 'denied':
    case 'malformed':
    case 'tooLarge':
    case 'invalid':
    case 'quota':
    case 'notReplayable':
    case 'other':
      return { label: t('Show Log'), command: 'showLog' };
    case 'otherAccount':
      return { label: t('Refresh'), command: 'refresh' };
    case 'readOnly':
      return { label: t('Open Setting'), command: 'openReadOnlySetting' };
    case 'cancelled':
      return undefined;
  }
}
