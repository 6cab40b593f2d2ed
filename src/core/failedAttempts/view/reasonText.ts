/**
 * The reasons of failed attempts in plain words: what happened, and what to do. AWS documents those of the
 * client connect handler and of the authorization policy.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';

/** A reason in words. */
export interface ReasonText {
  readonly title: string;
  /** What happened, in sentences. */
  readonly explanation: string;
  /** What to do, in sentences. */
  readonly remedy: string;
}

/** What the texts depend on. */
export interface ReasonContext {
  readonly t: Translate;
  /** How the endpoint authenticates, as AWS spells it. */
  readonly authentication: readonly string[];
}

/**
 * The text of a reason.
 * @param code `connection-attempt-failure-reason` of the log; undefined if the entry has none
 */
export function reasonText(code: string | undefined, context: ReasonContext): ReasonText {
  const { t } = context;
  switch (code) {
    case undefined:
      return {
        title: t('No reason given'),
        explanation: t('The log entry has no reason.'),
        remedy: t('Ask the user what the client showed at that time.'),
      };
    case 'authentication-failed':
      return authenticationText(context);
    case 'authorization-policy-deny':
      return {
        title: t('Denied by the authorization policy'),
        explanation: t(
          'The user signed in, but the authorization policy of the endpoint did not permit the connection.',
        ),
        remedy: t(
          'Check the policy, and the device token of the client: an attribute that the policy requires may be missing.',
        ),
      };
    default:
      return handlerText(code, t) ?? unknownText(code, t);
  }
}

/** The codes that AWS documents. */
const knownReasons = [
  'authentication-failed',
  'authorization-policy-deny',
  'client-connect-failed',
  'client-connect-handler-timed-out',
  'client-connect-handler-other-execution-error',
  'client-connect-handler-throttled',
  'client-connect-handler-invalid-response',
  'client-connect-handler-service-error',
] as const;

/** The codes that AWS documents, each with its title. */
export function reasonTitles(t: Translate): readonly (readonly [string, string])[] {
  return knownReasons.map((code) => [code, reasonText(code, { t, authentication: [] }).title]);
}

function authenticationText({ t, authentication }: ReasonContext): ReasonText {
  const title = t('Sign-in failed');
  if (authentication.includes('federated-authentication')) {
    return {
      title,
      explanation: t(
        'The identity provider did not confirm the user, or its answer was not valid.',
      ),
      remedy: t(
        'Check that the user is assigned to the application at the identity provider, and that its metadata and the clock are current. Many attempts from one address may be somebody guessing.',
      ),
    };
  }
  if (authentication.includes('directory-service-authentication')) {
    return {
      title,
      explanation: t(
        'The directory refused the user name and password or the MFA code, or the account is locked.',
      ),
      remedy: t(
        'Let the user try again, and check the account in the directory. Many attempts from one address may be somebody guessing passwords.',
      ),
    };
  }
  return {
    title,
    explanation: t('The client could not authenticate.'),
    remedy: t(
      'Check that the client certificate is valid, issued by the right authority and not revoked.',
    ),
  };
}

function handlerText(code: string, t: Translate): ReasonText | undefined {
  const handler = t('Client connect handler');
  const titled = (title: string, explanation: string, remedy: string): ReasonText => ({
    title: t('{0}: {1}', handler, title),
    explanation,
    remedy,
  });
  switch (code) {
    case 'client-connect-failed':
      return titled(
        t('denied'),
        t('The Lambda function of the endpoint decided that this connection is not allowed.'),
        t('Look up in the log of the function why it denied the user or the device.'),
      );
    case 'client-connect-handler-timed-out':
      return titled(
        t('timed out'),
        t('The Lambda function did not answer within 30 seconds, so the connection was denied.'),
        t('Make the function faster, or check what it waits for.'),
      );
    case 'client-connect-handler-other-execution-error':
      return titled(
        t('failed'),
        t('The Lambda function ended with an error, so the connection was denied.'),
        t('Look up the error in the log of the function.'),
      );
    case 'client-connect-handler-throttled':
      return titled(
        t('throttled'),
        t('Lambda ran too many functions at once, so the connection was denied.'),
        t('Reserve concurrency for the function, or raise the quota of the account.'),
      );
    case 'client-connect-handler-invalid-response':
      return titled(
        t('invalid response'),
        t('The Lambda function answered in a form that Client VPN does not accept.'),
        t('Compare its answer with the schema that AWS documents.'),
      );
    case 'client-connect-handler-service-error':
      return titled(
        t('service error'),
        t('AWS had an error of its own while it ran the function.'),
        t('Let the user try again. If it persists, check the AWS Health Dashboard.'),
      );
    default:
      return undefined;
  }
}

function unknownText(code: string, t: Translate): ReasonText {
  return {
    title: displayText(code),
    explanation: t('AWS does not document this reason.'),
    remedy: t('Ask the user what the client showed at that time, or ask AWS Support.'),
  };
}
