/** A region that the account has not enabled is distinguished from credentials that are wrong. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../src/core/model/errors';
import { failureText } from '../../src/core/text/failures/failureText';
import { plainTranslate } from '../fakes/plainTranslate';
import { ec2, ec2Error, failureOf, query, queryError } from './fakeWire';
import { keysOf, useLocalAws, type LocalCall } from './localAws';

const aws = useLocalAws();

const dark = 'me-south-1';
const fine = 'eu-west-1';

afterEach(() => {
  vi.restoreAllMocks();
});

function signedFor({ headers }: LocalCall): string | undefined {
  return /Credential=[^/]+\/\d+\/([\w-]+)\//.exec(headers.authorization ?? '')?.[1];
}

/** One region answers its calls of EC2 and SNS with this code, and STS too unless `sts` is true. */
function refuse(code: string, { where = dark, sts = false, status = 403 } = {}): void {
  aws.write('.aws/config', '[profile office]\n');
  aws.write('.aws/credentials', keysOf('office', 'AKIA-OFFICE'));
  aws.answer = (call) => {
    const { operation } = call;
    const isRefused = signedFor(call) === where;
    if (operation === 'GetCallerIdentity')
      return isRefused && !sts ? queryError(status, code, 'No.') : undefined;
    if (operation === 'ListTopics')
      return isRefused ? queryError(status, code, 'No.') : query(operation, '<Topics></Topics>');
    if (isRefused) return ec2Error(status, code, 'No.');
    return ec2(operation, '<clientVpnEndpoints></clientVpnEndpoints>');
  };
}

const scopeIn = (region: string) => aws.backend.open({ profile: 'office', region });
const endpointsFailure = (region: string): Promise<Failure> =>
  failureOf(scopeIn(region).endpoints.list());
const sentence = (failure: Failure): string => failureText(failure, plainTranslate).sentence;

const codes = [
  'AuthFailure',
  'InvalidClientTokenId',
  'OptInRequired',
  'SubscriptionRequiredException',
  'UnrecognizedClientException',
];

describe.each(codes)('%s', (code) => {
  it('says that the region is not enabled where another region accepts the same keys', async () => {
    refuse(code);
    await aws.identity('office', fine);
    const failures = [
      await endpointsFailure(dark),
      await failureOf(scopeIn(dark).topics.list()),
      await failureOf(aws.identity('office', dark)),
    ];
    for (const failure of failures) {
      expect(failure).toMatchObject({ kind: 'regionDisabled', region: dark, profile: 'office' });
      expect(failure).not.toHaveProperty('regionMayBeDisabled');
      expect(sentence(failure)).toMatch(/^The region me-south-1 is not enabled for the account/);
    }
  });

  it('says so as well where the other region has denied a call', async () => {
    refuse(code);
    const { answer } = aws;
    aws.answer = (call) =>
      signedFor(call) === fine ? ec2Error(403, 'UnauthorizedOperation', 'No.') : answer(call);
    expect((await endpointsFailure(fine)).kind).toBe('denied');
    expect((await endpointsFailure(dark)).kind).toBe('regionDisabled');
  });

  it('names both causes where nothing is known of another region', async () => {
    refuse(code);
    const failure = await endpointsFailure(dark);
    expect(failure.regionMayBeDisabled).toBe(true);
    expect(['badCredentials', 'unsupported']).toContain(failure.kind);
    expect(sentence(failure)).toMatch(
      /credentials that AWS does not accept|subscribed to the service/,
    );
    expect(sentence(failure)).toMatch(/not enabled/);
  });

  it('is not of the region where the region has accepted the keys', async () => {
    refuse(code, { sts: true });
    await aws.identity('office', fine);
    await aws.identity('office', dark);
    const failure = await endpointsFailure(dark);
    expect(['badCredentials', 'unsupported']).toContain(failure.kind);
    expect(sentence(failure)).not.toMatch(/enabled/);
  });

  it('names both causes again where the other region has accepted the keys long ago', async () => {
    refuse(code);
    await aws.identity('office', fine);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 15 * 60_000);
    expect((await endpointsFailure(dark)).regionMayBeDisabled).toBe(true);
  });
});

describe.each(['SignatureDoesNotMatch', 'IncompleteSignature', 'InvalidAccessKeyId'])(
  '%s',
  (code) => {
    it('is of the keys, whatever another region has accepted', async () => {
      refuse(code);
      await aws.identity('office', fine);
      const failure = await endpointsFailure(dark);
      expect(failure.kind).toBe('badCredentials');
      expect(sentence(failure)).not.toMatch(/enabled/);
    });
  },
);

it('is not of the region where another profile is accepted elsewhere', async () => {
  refuse('AuthFailure');
  aws.write('.aws/credentials', keysOf('office', 'AKIA-OFFICE') + keysOf('other', 'AKIA-OTHER'));
  await aws.identity('other', fine);
  expect(await endpointsFailure(dark)).toMatchObject({
    kind: 'badCredentials',
    regionMayBeDisabled: true,
  });
});
