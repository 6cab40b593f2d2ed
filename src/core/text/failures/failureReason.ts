/** The reason of a failure in a few words, for the label of a row. The sentence says the rest. */
import type { Failure } from '../../model/errors';
import type { Translate } from '../../ports/translate';

/** The words, with a capital. */
export function failureReason({ kind, remedy }: Failure, t: Translate): string {
  switch (kind) {
    case 'expired':
      return remedy ? t('Not signed in') : t('Credentials expired');
    case 'noCredentials':
      return remedy && remedy.kind !== 'edit' ? t('Not signed in') : t('No credentials');
    case 'mfaNeeded':
    case 'mfaRefused':
      return t('MFA code needed');
    case 'badCredentials':
    case 'processFailed':
    case 'metadataFailed':
      return t('Credentials not valid');
    case 'unknownProfile':
    case 'badConfig':
      return t('Profile not set up');
    case 'regionDisabled':
    case 'stsDisabled':
      return t('Region not enabled');
    case 'denied':
      return t('Not allowed');
    case 'throttled':
    case 'busy':
      return t('AWS is throttling');
    case 'network':
    case 'timeout':
    case 'malformed':
    case 'tooLarge':
      return t('AWS not reachable');
    case 'unsupported':
      return t('Not available in this region');
    default:
      return t('Could not be read');
  }
}
