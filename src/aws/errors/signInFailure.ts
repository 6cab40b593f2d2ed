/**
 * What kept the credential providers from giving credentials. They throw one class for all and say
 * the rest in words, so the words are read here.
 */
import type { FailureKind } from '../../core/model/errors';

const providerErrors: readonly unknown[] = [
  'CredentialsProviderError',
  'TokenProviderError',
  'ProviderError',
];

/** First match wins. A sign-in that was never made is renewed by the same command as an expired one. */
const kindByWords: readonly (readonly [RegExp, FailureKind])[] = [
  [/insufficient permissions|ForbiddenException|AccessDenied/i, 'denied'],
  [/TooManyRequests|Throttl/i, 'throttled'],
  [/aws (sso )?login|re-?authenticate|expired|UnauthorizedException/i, 'expired'],
  [/Failed to load (a )?token/i, 'expired'],
  [/TimeoutError|timed out|ETIMEDOUT/i, 'timeout'],
];

/**
 * The kind of a credential provider's error; undefined when it is no such error.
 * @param kindOfCode knows the codes of Node's system errors, which providers quote in their message
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
