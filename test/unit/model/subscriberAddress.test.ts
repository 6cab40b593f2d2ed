/** Tokens in the web addresses of subscribers are not kept; other addresses stay as they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subscriberAddress } from '../../../src/core/model/subscriberAddress';

describe('subscriberAddress', () => {
  it.each([
    [
      'https',
      'https://hooks.slack.example/services/T000/B000/XXXX',
      'https://hooks.slack.example/…',
    ],
    ['https', 'https://events.example/integration/0123abcd/enqueue', 'https://events.example/…'],
    ['https', 'https://api.example:8443/?token=abc', 'https://api.example:8443/…'],
    ['https', 'https://api.example/#abc', 'https://api.example/…'],
    ['https', 'https://user:abc@api.example', 'https://api.example/…'],
    ['https', 'https://abc@api.example/', 'https://api.example/…'],
    ['HTTP', 'HTTP://API.example/a', 'http://api.example/…'],
    ['https', 'https://[2001:db8::1]/a', 'https://[2001:db8::1]/…'],
    ['https', 'https://api.example/', 'https://api.example'],
    ['https', 'https://api.example', 'https://api.example'],
    ['https', 'hooks.slack.example/services/T000', 'https://…'],
    ['https', 'https://', 'https://…'],
    ['https', ' https://api.example/a b', 'https://api.example/…'],
    ['webhook', 'https://api.example/a', 'https://api.example/…'],
    ['email', 'ops+a@example.com', 'ops+a@example.com'],
    ['sms', '+81901234567', '+81901234567'],
    ['sqs', 'arn:aws:sqs:eu-west-1:123456789012:q', 'arn:aws:sqs:eu-west-1:123456789012:q'],
  ])('%s %s: %s', (protocol, endpoint, address) => {
    expect(subscriberAddress(protocol, endpoint)).toBe(address);
  });

  it('keeps nothing of a token, wherever it stands', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{12,20}$/);
    const places = ['/a/§', '/?q=§', '/#§', '/§/x?y=§', ':443/§', '//§'];
    fc.assert(
      fc.property(token, fc.constantFrom(...places), (secret, place) => {
        const path = place.replaceAll('§', secret);
        expect(subscriberAddress('https', `https://a.example${path}`)).not.toContain(secret);
        expect(subscriberAddress('https', `https://${secret}@a.example${path}`)).not.toContain(
          secret,
        );
      }),
    );
  });
});
