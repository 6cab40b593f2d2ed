/** What looks like a credential is hidden, wherever it stands, and the words around it stay. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/aws/redact';

const letters = (alphabet: string, min: number, max = min): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...Array.from(alphabet)), { minLength: min, maxLength: max })
    .map((found) => found.join(''));
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

describe('redact', () => {
  it.each<[string, fc.Arbitrary<string>]>([
    ['secret access keys', letters(`${base64}/+`, 40)],
    ['session tokens', letters(`${base64}/+=`, 200, 900)],
    ['tokens of IAM Identity Center', letters(`${base64}-_`, 120, 900)],
    [
      'web tokens',
      fc
        .tuple(letters(base64, 20, 200), letters(base64, 20, 200), letters(base64, 40, 90))
        .map(([header, claims, signature]) => `eyJ${header}.${claims}.${signature}`),
    ],
  ])('hides %s, whatever they are', (_, secrets) => {
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(redact(`The value ${secret} is wrong.`)).toBe('The value [hidden] is wrong.');
        expect(redact(`"${secret}"`)).not.toContain(secret.slice(0, 20));
      }),
    );
  });

  it.each([
    ['connect PROXY me:pass@proxy:8080 failed', 'connect PROXY [hidden]@proxy:8080 failed'],
    ['http://me:pass@proxy:8080/', 'http://[hidden]@proxy:8080/'],
    [
      `Unexpected token 'C', "Canary" is not valid JSON`,
      `Unexpected token 'C', [hidden] is not valid JSON`,
    ],
    [
      `Unexpected token 'C', ..."n": Canary"... is not valid JSON`,
      `Unexpected token 'C', ...[hidden]... is not valid JSON`,
    ],
    [
      'User: arn:aws:iam::123456789012:user/me may not',
      'User: arn:aws:iam::123456789012:user/me may not',
    ],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });
});
