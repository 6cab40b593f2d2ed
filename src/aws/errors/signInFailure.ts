/**
 * Classifies the errors of credential providers. They throw one class for all, so the message is
 * parsed.
 */
import type { FailureKind } from '../../core/model/errors';

const providerErrors: readonly unknown[] = [
  'CredentialsProviderError',
  'TokenProviderError',
  'ProviderError',
];

/** First match wins. The same command repairs a missing sign-in and an expired one. */
const kindByWords: readonly (readonly [RegExp, FailureKind])[] = [
  [/insufficient permissions|ForbiddenException|AccessDenied/i, 'denied'],
  [/TooManyRequests|Throttl/i, 'throttled'],
  [/aws (sso )?login|re-?authenticate|expired|UnauthorizedException/i, 'expired'],
  [/Failed to load (a )?token/i, 'expired'],
  [/TimeoutError|timed out|ETIMEDOUT/i, 'timeout'],
];

/**
 * The kind of a credential provider's error; undefined for other errors.
 * @param kindOfCode classifies the codes of Node's system errors, which providers quote in their
 * message
 */
export function signInFailureKind(
  error: { readonly name?: unknown; readonly message?: unknown },
  kindOfCode: (code: string) => FailureKind | undefined,
): FailureKind | undefined {
  if (!providerErrors.includes(error.name)) return undefined;
  const message = typeof error.message === 'string' ? error.message : '';
  const systemCode = /\bE[A-Z_]{4,}\b/.exec(message)?.[0] ?? '';
  if (kindOfCode(systemCode) === 'network') return 'network';
  return kindByWords.find(([words]) => words.test(message))?.[1] ?? 'noCredentials';
}
