/** What looks like a credential is hidden, wherever it stands, and the words around it stay. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideUsers, redact } from '../../../src/core/base/redact';
import { superLinear } from '../../growth';

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
    ['authorization:   AWS4 x\nnext', 'authorization:   [hidden]\nnext'],
    ['{"aws_secret_access_key" : "0123456789"}', '{"aws_secret_access_key" : "[hidden]"}'],
    ['"{\\"SessionToken\\":\\"0123456789\\"}"', '"{\\"SessionToken\\":\\"[hidden]\\"}"'],
    ['{\\\\\\"token\\\\\\": \\\\\\"0123456789', '{\\\\\\"token\\\\\\": \\\\\\"[hidden]'],
    ['?client_secret%3D0123456789', '?client_secret%3D[hidden]'],
    ['x-amz-security-token%253A%25200123456789', 'x-amz-security-token%253A%2520[hidden]'],
    ['<SessionToken>0123456789</SessionToken>', '<SessionToken>[hidden]'],
    ['an a-eyJhbGciOiJIUzI.eyJzdWIi.c2ln in it', 'an a-[hidden] in it'],
    ['the file eyJ.json', 'the file eyJ.json'],
    ['it sent Bearer mF_9.B5f-4.1JqM, and failed', 'it sent Bearer [hidden], and failed'],
    ['the header was bearer abcdefghijklmnop1234', 'the header was bearer [hidden]'],
    ['Basic dXNlcjpwYXNzd29yZA==', 'Basic [hidden]'],
    ['Bearer authentication is required', 'Bearer authentication is required'],
    [
      'the bearer of bad news; a basic understanding.',
      'the bearer of bad news; a basic understanding.',
    ],
    ['{"authorization":"Bearer x","n":1}', '{"authorization":"[hidden]","n":1}'],
    ['Proxy-Authorization=Basic x y\nnext', 'Proxy-Authorization=[hidden]\nnext'],
    ['set-cookie: session=a; Path=/', 'set-cookie: [hidden]'],
    ['https://x.example/?api_key=abcd&y=1 failed', 'https://x.example/?api_key=[hidden] failed'],
    ['X-Api-Key: abcd1234efgh', 'X-Api-Key: [hidden]'],
    ["{ apiKey: 'abcd', n: 1 }", "{ apiKey: '[hidden]', n: 1 }"],
    ['api_key%3Dabcdefgh1', 'api_key%3D[hidden]'],
    ['passwd=hunter2 pwd=hunter2', 'passwd=[hidden] pwd=[hidden]'],
    ['passphrase: "correct horse battery"', 'passphrase: "[hidden]"'],
    ['password="ab,cd;ef}gh ij"', 'password="[hidden]"'],
    ['password="head","tail"', 'password="[hidden]"'],
    ["password='head','tail', user='u'", "password='[hidden]', user='u'"],
    ['password=abcdefgh","tailtail', 'password=[hidden]'],
    ['{"password":"head","tail","user":"u"}', '{"password":"[hidden]","user":"u"}'],
    ['{"password":"head\\",\\"tail","user":"u"}', '{"password":"[hidden]","user":"u"}'],
    ['{"password":"head\\\\","user":"u"}', '{"password":"[hidden]","user":"u"}'],
    [
      '"{\\"password\\":\\"head\\\\\\"tail\\",\\"user\\":\\"u\\"}"',
      '"{\\"password\\":\\"[hidden]\\",\\"user\\":\\"u\\"}"',
    ],
    [
      '{"url":"https://x?token=abcdefgh","user":"u"}',
      '{"url":"https://x?token=[hidden]","user":"u"}',
    ],
    ['secret = "never closed\nnext line', 'secret = "[hidden]\nnext line'],
    [
      'key -----BEGIN EC PRIVATE KEY-----\nMHcC-x\n-----END EC PRIVATE KEY-----\nnext',
      'key [hidden]\nnext',
    ],
    ['key -----BEGIN PRIVATE KEY-----\nMHcC cut', 'key [hidden]'],
    [
      'The security token included in the request is invalid.',
      'The security token included in the request is invalid.',
    ],
    ['Token: must not be blank', 'Token: must not be blank'],
    ['ABIA0123456789ABCDEF ACCA0123456789ABCDEF', '[hidden] [hidden]'],
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

describe('hiding secrets', () => {
  it.each([
    ...[
      'secret="',
      'pwd=a","',
      'pwd:"\\',
      'pwd="a',
      'token=',
      'authorization:',
      'Bearer a',
      'a","b@c',
    ],
    ...['-----BEGIN PRIVATE KEY-----', '-----END '],
  ])('takes linear time for %j again and again', (text) => {
    expect(superLinear(redact, [(length) => `${text.repeat(length / text.length)}\0`])).toEqual([]);
  });

  it.each([
    ...['"', '","', '\\', '\\"', 'a '].map((text) => ['password="', text] as const),
    ...['-', '-----END '].map((text) => ['-----BEGIN PRIVATE KEY-----', text] as const),
  ])('takes linear time for %j and %j again and again', (start, text) => {
    const attack = (length: number): string => `${start}${text.repeat(length / text.length)}\0`;
    expect(superLinear(redact, [attack])).toEqual([]);
  });
});

describe('hidePeople', () => {
  it.each([
    ['for ops@example.com, me+vpn@mail.example.co.jp', 'for [e-mail], [e-mail]'],
    ['für jürgen.müller@bücher.example', 'für [e-mail]'],
    ['the scope office@eu-west-1', 'the scope office@eu-west-1'],
    ['in arn:aws:sns:eu-west-1:123456789012:mails', 'in arn:aws:sns:eu-west-1:********9012:mails'],
    ['AdministratorAccess-123456789012@eu-west-1', 'AdministratorAccess-********9012@eu-west-1'],
    [
      'request 7a62c49f-347e-4fc4-9331-123456789012',
      'request 7a62c49f-347e-4fc4-9331-123456789012',
    ],
    [
      'User: arn:aws:iam::123456789012:user/hana is not',
      'User: arn:aws:iam::********9012:user/[name] is not',
    ],
    [
      'arn:aws:sts::123456789012:assumed-role/Viewer/hana.sato is not',
      'arn:aws:sts::********9012:assumed-role/Viewer/[name] is not',
    ],
    ['connect ECONNREFUSED 10.8.0.5:443', 'connect ECONNREFUSED [address]:443'],
    ['from 2001:db8::5 and fe80:0:0:0:1:2:3:4', 'from [address] and [address]'],
    [
      'at 2026-11-05T10:05:00.123Z, 12:05:33, 1.103.2',
      'at 2026-11-05T10:05:00.123Z, 12:05:33, 1.103.2',
    ],
    ['open /home/hana/.aws/config', 'open ~/.aws/config'],
    ['open C:\\Users\\hana\\.aws\\config', 'open ~\\.aws\\config'],
    ['file:///Users/hana/.aws/config:3', 'file://~/.aws/config:3'],
  ])('%s', (text, clean) => {
    expect(hideUsers(text)).toBe(clean);
  });

  it('hides the names that are known, as whole words', () => {
    const known = new Map([
      ['hana', '[name]'],
      ['hana.sato', '[name]'],
      ['https://hook.example/x?y', '[subscriber]'],
      ['', '[name]'],
    ]);
    const text = 'Hana, hana.sato and hanako are notified at https://hook.example/x?y.';
    expect(hideUsers(text, known)).toBe('[name], [name] and hanako are notified at [subscriber].');
  });
});
