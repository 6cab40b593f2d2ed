/** The sentence for credentials that AWS does not accept, or does not issue, in a region. */
import type { Failure } from '../../model/errors';
import type { Translate } from '../../ports/translate';

/**
 * The sentence for a failure of kind `badCredentials`, `regionDisabled` or `stsDisabled`.
 * @param who the profile, as the start of a sentence
 * @param where the region
 */
export function refusedSentence(
  { kind, regionMayBeDisabled }: Failure,
  who: string,
  where: string,
  t: Translate,
): string {
  if (kind === 'regionDisabled') {
    return t(
      'The region {0} is not enabled for the account of this profile, whose credentials AWS accepts in other regions. Enable it in the account settings, or remove it from the scopes.',
      where,
    );
  }
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
  if (kind === 'stsDisabled') {
    return t(
      '{0} cannot sign in through {1}: AWS STS is not activated there for the account. An administrator can activate it in the account settings of IAM; otherwise choose another region to sign in with AWS STS there.',
      who,
      where,
    );
  }
  if (regionMayBeDisabled) {
    return t(
      '{0} has credentials that AWS does not accept in {1}: they are wrong, or the region is not enabled for the account. Correct them or choose another profile; or enable the region in the account settings, or remove it from the scopes.',
      who,
      where,
    );
  }
  return t(
    '{0} has credentials that AWS does not accept in {1}. Correct them or choose another profile.',
    who,
    where,
  );
}
