/** Determines whether a failed request was ever sent: without a connection, nothing received it. */

/** The relevant fields. None is guaranteed. */
interface Connecting {
  readonly syscall?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  /** Of an AggregateError: one for each address tried. */
  readonly errors?: unknown;
  readonly cause?: unknown;
}

/**
 * Node's system calls before a connection exists. https://nodejs.org/api/errors.html#errorsyscall
 */
const beforeConnection: readonly unknown[] = ['connect', 'getaddrinfo'];

/**
 * The certificate was rejected, so the request was never written.
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
export const certificateCode =
  /^(CERT_|CRL_|ERROR_IN_C|ERR_TLS_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$)/;

/** The peer does not speak TLS here. Other errors of TLS may follow a request. */
const handshakeCode =
  /^ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|SSLV3_ALERT_HANDSHAKE_FAILURE)$/;

/** Node's message for a connection that closed during its TLS handshake. */
const handshakeEnded = 'before secure TLS connection was established';

/** Whether AWS certainly did not receive the request. */
export function isUnsent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { syscall, code, message, errors, cause } = error as Connecting;
  if (beforeConnection.includes(syscall)) return true;
  if (typeof code === 'string' && (certificateCode.test(code) || handshakeCode.test(code)))
    return true;
  if (typeof message === 'string' && message.includes(handshakeEnded)) return true;
  if (Array.isArray(errors) && errors.length > 0) return errors.every(isUnsent);
  return cause !== undefined && isUnsent(cause);
}
