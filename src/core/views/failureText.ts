/**
 * A failure as one clear sentence that names the profile, region, permission or network at fault,
 * and one next step. The only place where failures are put into words.
 */
import type { Failure } from '../errors';
import type { Translate } from '../ports/translate';
import { displayName, displayText } from './displayText';

/** A command that takes the next step; the editor's side maps these to commands of its own. */
export type CommandHint = 'chooseScopes' | 'refresh' | 'showLog';

/** One thing that a person can do about a failure. */
export interface NextStep {
  /** The title of a button. */
  readonly label: string;
  readonly command: CommandHint;
}

/** A failure in words. */
export interface FailureText {
  readonly sentence: string;
  /** Absent where the person stopped it: nothing is left to do. */
  readonly next?: NextStep;
}

/** Puts a failure into words. */
export function failureText(failure: Failure, t: Translate): FailureText {
  const next = nextStep(failure, t);
  return { sentence: sentenceOf(failure, t), ...(next && { next }) };
}

function sentenceOf(failure: Failure, t: Translate): string {
  const who = profileName(failure, t);
  const where = regionName(failure, t);
  const service = serviceName(failure, t);
  switch (failure.kind) {
    case 'noCredentials':
      return t(
        '{0} has no credentials on this machine. Set them up or choose another profile.',
        who,
      );
    case 'expired':
      return t('{0} is no longer signed in. Sign in again, then refresh.', who);
    case 'badCredentials':
      return t(
        '{0} has keys that AWS does not accept in {1}. Correct them or choose another profile.',
        who,
        where,
      );
    case 'denied':
      return deniedSentence(failure, t);
    case 'throttled':
      return t('{0} in {1} asks for fewer calls. Wait a minute, then refresh.', service, where);
    case 'network':
      return t('{0} in {1} cannot be reached. Check the network and the proxy.', service, where);
    case 'timeout':
      return t(
        '{0} in {1} did not answer in time. Check the network, then refresh.',
        service,
        where,
      );
    case 'malformed':
      return t('{0} in {1} gave an answer that cannot be read. Check for a proxy.', service, where);
    case 'server':
      return t('{0} in {1} failed on its side. Wait a minute, then refresh.', service, where);
    case 'notFound':
      return notFoundSentence(failure, t);
    case 'invalid':
      return t('AWS refused the input: {0}', words(failure, t));
    case 'quota':
      return t('A quota of the account in {0} is full: {1}', where, words(failure, t));
    case 'cancelled':
      return t('Stopped before it was done.');
    case 'unsupported':
      return t('{0} is not available in {1}. Choose a region where it is.', service, where);
    case 'other':
      return t('{0} in {1} answered: {2}', service, where, words(failure, t));
  }
}

function deniedSentence(failure: Failure, t: Translate): string {
  const who = profileName(failure, t);
  const where = regionName(failure, t);
  const { action, resource } = failure;
  if (!action)
    return t('{0} is not allowed to do this in {1}. The log names the call.', who, where);
  const call = displayText(action);
  if (!resource)
    return t('{0} may not call {1} in {2}. Ask for that IAM action.', who, call, where);
  const on = displayText(resource);
  return t('{0} may not call {1} on {2} in {3}. Ask for that IAM action.', who, call, on, where);
}

function notFoundSentence(failure: Failure, t: Translate): string {
  const where = regionName(failure, t);
  const { resource } = failure;
  if (!resource)
    return t('What was asked for was not found in {0}. It may have been deleted.', where);
  const what = displayText(resource);
  return t('{0} was not found in {1}. It may have been deleted.', what, where);
}

/** Begins every sentence that it stands in, hence the capital. */
function profileName({ profile }: Failure, t: Translate): string {
  if (profile === undefined) return t('The profile');
  return profile.trim() === ''
    ? t('The default credential chain')
    : t('The profile {0}', displayText(profile));
}

function regionName({ region }: Failure, t: Translate): string {
  return region ? displayText(region) : t('the chosen region');
}

function serviceName({ action }: Failure, t: Translate): string {
  switch (action?.split(':')[0]) {
    case 'ec2':
      return 'Amazon EC2';
    case 'cloudwatch':
      return 'Amazon CloudWatch';
    case 'sns':
      return 'Amazon SNS';
    case 'sts':
      return 'AWS STS';
    default:
      return t('The AWS service');
  }
}

/** AWS's own words, else the call that failed: a colon is never left with nothing behind it. */
function words({ detail, action }: Failure, t: Translate): string {
  return displayName(detail, action, t('no reason was given'));
}

function nextStep({ kind }: Failure, t: Translate): NextStep | undefined {
  switch (kind) {
    case 'noCredentials':
    case 'badCredentials':
    case 'unsupported':
      return { label: t('Choose Profiles and Regions'), command: 'chooseScopes' };
    case 'expired':
    case 'throttled':
    case 'network':
    case 'timeout':
    case 'server':
    case 'notFound':
      return { label: t('Refresh'), command: 'refresh' };
    case 'denied':
    case 'malformed':
    case 'invalid':
    case 'quota':
    case 'other':
      return { label: t('Show Log'), command: 'showLog' };
    case 'cancelled':
      return undefined;
  }
}
