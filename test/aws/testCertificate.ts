/** A certificate of the test's own, signed by itself: made here, so that no key lies in a file. */
import { generateKeyPairSync, sign } from 'node:crypto';

/** Key and certificate, PEM. */
export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * Valid for these names for a day before and after now.
 * @param hosts DNS names, with `*.` or without; `127.0.0.1` is always among the names
 */
export function makeCertificate(hosts: readonly string[]): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(hex('0603550403'), der(0x0c, Buffer.from('Test')))));
  const day = 86_400_000;
  const names = [
    ...hosts.map((host) => der(0x82, Buffer.from(host))),
    der(0x87, Buffer.from([127, 0, 0, 1])),
  ];
  const extensions = sequence(
    // Basic constraints: an authority, so that the certificate may vouch for itself.
    sequence(hex('0603551d13'), hex('0101ff'), der(0x04, sequence(hex('0101ff')))),
    sequence(hex('0603551d11'), der(0x04, sequence(...names))),
  );
  const body = sequence(
    der(0xa0, hex('020102')),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - day), time(Date.now() + day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

/** DER: a tag, the length, the content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, ...parts);
}

function hex(digits: string): Buffer {
  return Buffer.from(digits, 'hex');
}

/** UTCTime. */
function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x17, Buffer.from(digits.slice(2)));
}

const ecdsaWithSha256 = sequence(hex('06082a8648ce3d040302'));
