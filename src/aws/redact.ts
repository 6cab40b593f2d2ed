/** Takes out of AWS's words whatever looks like a credential, so that they may be logged and shown. */

const secrets: readonly RegExp[] = [
  // Name and password of a proxy.
  /(?<=\b(?:PROXY|HTTPS?|SOCKS\d?) |:\/\/)[^\s@/]+(?=@)/gi,
  // A piece of a file or an answer that is no JSON, in Node's message.
  /".*"(?=(?:\.\.\.)? is not valid JSON)/gs,
  // Access key ids, long-term and temporary.
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  // The canonical request in SignatureDoesNotMatch, the encoded message in EC2's denials.
  /(?<=x-amz-security-token:\s*|authorization:\s*|encoded authorization failure message:\s*)\S.*/gi,
  // `aws_secret_access_key = …`, `SessionToken: …`, `"accessToken":"…"` and the like.
  /(?<=(?:secret|token|password)\w*["']?\s*[=:]\s*["']?)[^\s"',;}]{8,}/gi,
  // Web tokens; long opaque runs such as session tokens; then secret access keys, by their length.
  /\beyJ[\w-]{10,}(?:\.[\w-]+)+/g,
  /[A-Za-z0-9/+=_-]{100,}/g,
  /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/g,
];

/** @param text at most 1,000 characters of it are kept */
export function redact(text: string): string {
  const clean = secrets.reduce((rest, secret) => rest.replace(secret, '[hidden]'), text);
  return clean.length > 1000 ? `${clean.slice(0, 999)}…` : clean;
}
