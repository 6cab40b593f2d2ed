/** A failure as one clear sentence that names the profile, region, permission or network at fault. */
import type { Failure } from '../../model/errors';
import type { Translate } from '../../ports/translate';
import { signInText } from '../../signIn/signInCommand';
import { configText } from '../configText';
import { deniedSentence } from './deniedSentence';
import { deviceName, profileName, regionName, serviceName } from './failureNames';
import { displayName, displayText } from '../displayText';
import { obstacleText } from './obstacleText';
import { refusedSentence } from './refusedSentence';

/** The sentence, preceded by another one if the credentials at fault belong to another profile. */
export function failureSentence(failure: Failure, t: Translate): string {
  const sentence = ownSentence(failure, t);
  const chain = chainSentence(failure, t);
  return chain === undefined ? sentence : t('{0} {1}', chain, sentence);
}

function chainSentence({ roleChain = [] }: Failure, t: Translate): string | undefined {
  const [first, ...others] = roleChain.map(displayText);
  const last = others.pop();
  if (first === undefined || last === undefined) return undefined;
  return others.length === 0
    ? t('The profile {0} gets its credentials from the profile {1}.', first, last)
    : t(
        'The profile {0} gets its credentials from the profile {1} through {2}.',
        first,
        last,
        others.join(', '),
      );
}

function ownSentence(failure: Failure, t: Translate): string {
  const who = profileName(failure, t);
  const where = regionName(failure, t);
  const service = serviceName(failure, t);
  switch (failure.kind) {
    case 'noCredentials':
      if (failure.resource === 'Environment') {
        return t(
          '{0} gets its credentials from the environment, which has none. Correct its credential_source or choose another profile.',
          who,
        );
      }
      return t(
        '{0} has no credentials on this machine. Set them up or choose another profile.',
        who,
      );
    case 'expired':
      return expiredSentence(failure, t);
    case 'badCredentials':
    case 'regionDisabled':
    case 'stsDisabled':
      return refusedSentence(failure, who, where, t);
    case 'unknownProfile':
      return t('{0} is not in the shared AWS config. Add it or choose another profile.', who);
    case 'processFailed':
      return t(
        '{0} has a credential_process that failed: {1}. Run it in a terminal to see why.',
        who,
        words(failure, t),
      );
    case 'metadataFailed':
      return metadataSentence(failure, t);
    case 'mfaNeeded':
      return t('{0} needs a code from the MFA device {1}.', who, deviceName(failure, t));
    case 'mfaRefused':
      return t(
        '{0} could not sign in: AWS rejected the code from the MFA device {1}. Wait for the next code, then sign in again.',
        who,
        deviceName(failure, t),
      );
    case 'badConfig':
      return failure.config
        ? configText(failure.config, t)
        : t('{0} is not set up correctly in the shared AWS config: {1}', who, words(failure, t));
    case 'denied':
      return deniedSentence(failure, who, where, t);
    case 'throttled':
      return t('{0} in {1} is throttling requests. Wait a minute, then refresh.', service, where);
    case 'busy':
      return t(
        '{0} in {1} cannot do this yet: {2} Wait a moment, then try again.',
        service,
        where,
        asSentence(words(failure, t)),
      );
    case 'network':
      return t('{0} in {1} cannot be reached. Check the network and the proxy.', service, where);
    case 'timeout':
      return t(
        '{0} in {1} did not respond in time. Check the network, then refresh.',
        service,
        where,
      );
    case 'malformed':
      return t(
        '{0} in {1} sent a response that cannot be read. Check for a proxy.',
        service,
        where,
      );
    case 'tooLarge':
      return t(
        '{0} in {1} sent a response that is too large for AWS. Check for a proxy.',
        service,
        where,
      );
    case 'server':
      return t('{0} in {1} had an internal error. Wait a minute, then refresh.', service, where);
    case 'notFound':
      return notFoundSentence(failure, t);
    case 'invalid':
      return t('AWS rejected the input: {0}', words(failure, t));
    case 'quota':
      return t('The account has reached a quota in {0}: {1}', where, words(failure, t));
    case 'cancelled':
      return t('Stopped before completion.');
    case 'unsupported':
      if (failure.regionMayBeDisabled) {
        return t(
          '{0} is not available in {1}: the account has not enabled the region or has not subscribed to the service. Enable it in the account settings, or remove the region from the scopes.',
          service,
          where,
        );
      }
      return t(
        '{0} is not available in {1}. Choose a region where it is available.',
        service,
        where,
      );
    case 'notReplayable':
      return obstacleText(failure.obstacle, t);
    case 'otherAccount':
      return t(
        'The credentials now belong to account {0}, but the preview was for account {1}. Nothing was changed. Start again to see a preview for the new account.',
        displayText(failure.detail ?? ''),
        displayText(failure.resource ?? ''),
      );
    case 'readOnly':
      return t('Read-only mode is on, so this extension changes nothing in AWS.');
    case 'other':
      return t('{0} in {1} responded: {2}', service, where, words(failure, t));
  }
}

function metadataSentence(failure: Failure, t: Translate): string {
  const [who, why] = [profileName(failure, t), words(failure, t)];
  return failure.resource === 'container'
    ? t(
        '{0} gets its credentials from the container, which returned none: {1}. Check its role.',
        who,
        why,
      )
    : t(
        '{0} gets its credentials from the EC2 instance, which returned none: {1}. Check its role.',
        who,
        why,
      );
}

function expiredSentence(failure: Failure, t: Translate): string {
  const who = profileName(failure, t);
  const { remedy } = failure;
  if (remedy?.kind !== 'ssoLogin' && remedy?.kind !== 'consoleLogin')
    return t('{0} has expired credentials. Renew them, and the view updates by itself.', who);
  const command = signInText(remedy);
  // A command that needs sanitizing for display would no longer be the same command.
  return command === undefined || displayText(command) !== command
    ? t('{0} is not signed in. Choose {1}', who, t('Sign In…'))
    : t('{0} is not signed in. Sign in with: {1}', who, command);
}

function notFoundSentence(failure: Failure, t: Translate): string {
  const where = regionName(failure, t);
  const { resource } = failure;
  if (!resource)
    return t('The requested resource was not found in {0}. It may have been deleted.', where);
  const what = displayText(resource);
  return t('{0} was not found in {1}. It may have been deleted.', what, where);
}

/** Adds a full stop if AWS wrote none: another sentence follows. */
function asSentence(text: string): string {
  return /[.!?。]$/.test(text) ? text : `${text}.`;
}

/** AWS's message, else the failed call, so that text always follows the colon. */
function words({ detail, action }: Failure, t: Translate): string {
  return displayName(detail, action, t('no reason was given'));
}
