/** Names and passwords in addresses are hidden completely, for every password. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideUserInfo } from '../../../src/core/base/redaction/urlUserInfo';

/** Each with words that must be gone; what stands between them is gone too, so there is no `.`. */
const secrets = [
  'alice:p@ss-tail',
  'DOM\\alice:pa/ss',
  'DOM/alice:pass',
  'alice:pa ss',
  'alice:pass"tail',
  "alice:pass'tail",
  'alice:pass?tail#more',
  'alice:pass,tail;more',
  'alice:")pass',
  'alice:pa","ss',
  'alice:p@ss","tail',
  'alice:34","pass',
  "alice:pa','ss','tail",
  'alice:34")pass',
  "alice:p@ss').tail",
  'alice:"]ss"]pass":tail',
  'alice:[pass]',
  'alice:p://ss',
  'alice:12/34',
  'alice:päss😀',
  'ali%40ce:pa%2Fss',
  'al=ice:pa=ss',
];
const hosts = ['gate.example:8080', 'gate', '10.0.0.1:3128', '[2001:db8::1]:8080', 'localhost'];

/** Ways in which an address reaches a message. */
const frames: readonly (readonly [name: string, (address: string) => string])[] = [
  ['alone', (one) => `http://${one}`],
  ['in a sentence', (one) => `Cannot connect to the server (http://${one}/x): it hung up.`],
  ['in JSON', (one) => `{"url":"socks5://${one}","n":1}`],
  ['in JSON with escaped slashes', (one) => `{"url":"http:\\/\\/${one}\\/"}`],
  ['as a variable', (one) => `A=1\nHTTPS_PROXY=${one}\nB=2`],
  ['as a quoted variable', (one) => `declare -x https_proxy="http://${one}"`],
  ['as a setting', (one) => `"http.proxy": "${one}",`],
  ['as a proxy script says it', (one) => `PROXY ${one}; DIRECT`],
  ['twice in a list', (one) => `http://${one},https://${one}`],
  ['encoded', (one) => encodeURIComponent(`http://${one}`)],
  [
    'in the query of another',
    (one) => `https://a.example/?u=${encodeURIComponent(`ftp://${one}`)}`,
  ],
];

describe.each(frames)('an address %s', (_, frame) => {
  it.each(secrets)('with %s', (secret) => {
    for (const host of hosts) {
      const clean = hideUserInfo(frame(`${secret}@${host}`));
      expect(clean).toMatch(/\[hidden\](?:@|%40)/);
      expect(clean.replaceAll(encodeURIComponent(host), host)).toContain(host);
      const left = clean.replaceAll(host, '').replaceAll(encodeURIComponent(host), '');
      expect(left.replace('declare', '')).not.toMatch(/al=?i|ce|pa|ss\b|päss|tail|more|34|DOM/);
    }
  });
});

describe('whatever the password holds', () => {
  it('is hidden behind a scheme', () => {
    const password = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/\s/.test(one));
    fc.assert(
      fc.property(password, fc.constantFrom(...hosts), (one, host) => {
        const text = `to http://bob:${one}@${host}/ failed`;
        expect(hideUserInfo(text)).toBe(`to http://[hidden]@${host}/ failed`);
      }),
    );
  });
});

describe('what is no name and no password stays', () => {
  it.each([
    'see https://registry.example.org/@scope/package',
    'https://hooks.example.com/x?mail=a@b.example is wrong',
    'User: arn:aws:sts::123456789012:assumed-role/R/me@example.com is not authorized',
    'at file:///x/node_modules/@scope/client/x.js:12:34',
    'at foo (C:\\x\\node_modules\\@scope\\c.js:1:2)',
    'write to ops@example.com, or to mailto:ops@example.com',
    'cannot reach http://gate:8080. Write to me@x.example',
    'cannot reach http://[2001:db8::1]:8080, says me@x.example',
    'the scope office@eu-west-1: refreshed',
    '{"url":"http://gate:8080","mail":"ops@example.com"}',
    "['http://gate:8080','ops@example.com']",
    '["http://gate:8080","first.last+vpn@mail.example.co.jp","x"]',
    '"http://gate:8080") write to me@x.example',
    'HTTPS_PROXY=http://gate:8080\nMAIL=ops@example.com',
  ])('%s', (text) => {
    expect(hideUserInfo(text)).toBe(text);
  });
});
