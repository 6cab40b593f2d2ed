/** A sign-in that one region refuses goes on serving the profile's other regions. */
import { describe, expect, it, vi } from 'vitest';
import { failureOf, queryError } from './fakeWire';
import { keysOf, useLocalAws, type LocalCall } from './localAws';

const aws = useLocalAws();

/** Of a region that the account has not enabled. */
const dark = 'me-south-1';
const fine = 'eu-west-1';

const role = `[profile r]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n`;
const mfa = `${role}mfa_serial = arn:aws:iam::123456789012:mfa/me\n`;
const device = { profile: 'r', serial: 'arn:aws:iam::123456789012:mfa/me' };
const code = (): Promise<string> => Promise.resolve('123456');

function write(config: string): void {
  aws.write('.aws/config', config);
  aws.write('.aws/credentials', keysOf('base', 'AKIA-BASE'));
}

/** The region that a call is signed for. */
function signedFor({ headers }: LocalCall): string | undefined {
  return /Credential=[^/]+\/\d+\/([\w-]+)\//.exec(headers.authorization ?? '')?.[1];
}

/** Answers one operation with an error, in one region or, where it is empty, in all. */
function refuse(operation: string, errorCode: string, where = dark, message = 'No.'): void {
  aws.answer = (call) =>
    call.operation === operation && (where === '' || signedFor(call) === where)
      ? queryError(403, errorCode, message)
      : undefined;
}

/** How a call of a region ended that may have been given the keys of another: `taken`, or its failure's kind. */
async function endOf(call: Promise<unknown>): Promise<string> {
  const [end] = await Promise.allSettled([call]);
  return end.status === 'fulfilled' ? 'taken' : (await failureOf(call)).kind;
}

describe('a role', () => {
  it.each(['RegionDisabledException', 'InvalidClientTokenId', 'ServiceUnavailable'])(
    'is taken in the region of another scope where its own answers %s',
    async (errorCode) => {
      write(role);
      refuse('AssumeRole', errorCode);
      const first = endOf(aws.identity('r', dark));
      expect((await aws.identity('r', fine)).accountId).toBe('123456789012');
      expect(['taken', 'stsDisabled', 'badCredentials', 'server']).toContain(await first);
      expect((await aws.identity('r', dark)).accountId).toBe('123456789012');
    },
  );

  it('is taken elsewhere where the organization denies it in one region', async () => {
    write(role);
    const denial = 'not authorized to perform: sts:AssumeRole with an explicit deny in a';
    refuse('AssumeRole', 'AccessDenied', dark, `${denial} service control policy`);
    const first = endOf(aws.identity('r', dark));
    expect((await aws.identity('r', fine)).accountId).toBe('123456789012');
    expect(['taken', 'denied']).toContain(await first);
  });

  it.each([
    ['that no region gives is asked for once in each', 'RegionDisabledException', 'stsDisabled', 3],
    [
      'that is refused for good is asked for once, however many want it',
      'AccessDenied',
      'denied',
      1,
    ],
  ])('%s', async (_name, errorCode, kind, attempts) => {
    write(role);
    refuse('AssumeRole', errorCode, '');
    const regions = [dark, fine, 'eu-west-2'];
    const failures = await Promise.all(regions.map((at) => failureOf(aws.identity('r', at))));
    expect(failures.map((failure) => failure.kind)).toEqual([kind, kind, kind]);
    expect(aws.signers('AssumeRole')).toHaveLength(attempts);
  });
});

describe('a session behind a code', () => {
  it('is made in another region where the first does not answer, with the same code', async () => {
    write(mfa);
    for (const at of [dark, fine]) await failureOf(aws.identity('r', at));
    refuse('AssumeRole', 'RegionDisabledException');
    const asked: unknown[] = [];
    await aws.backend.signIn('r', (one) => {
      asked.push(one);
      return code();
    });
    expect(asked).toEqual([device]);
    expect((await aws.identity('r', fine)).accountId).toBe('123456789012');
  });

  it.each([
    ['server', 'InternalFailure', 500, 'The answer is lost.'],
    ['timeout', 'RequestTimeout', 408, 'Too late.'],
    [
      'denied',
      'AccessDenied',
      403,
      'not authorized to perform: sts:AssumeRole with an explicit deny in a service control policy',
    ],
  ])(
    'is not tried elsewhere with a code that may be used (%s), but next time with another',
    async (kind, errorCode, status, message) => {
      write(mfa);
      for (const at of [dark, fine]) await failureOf(aws.identity('r', at));
      aws.answer = (call) =>
        call.operation === 'AssumeRole' && signedFor(call) === dark
          ? queryError(status, errorCode, message)
          : undefined;
      const codes = ['111111', '222222'];
      const next = (): Promise<string | undefined> => Promise.resolve(codes.shift());
      expect((await failureOf(aws.backend.signIn('r', next))).kind).toBe(kind);
      await aws.backend.signIn('r', next);
      const sent = aws.calls.filter(({ operation }) => operation === 'AssumeRole');
      expect(sent.map((call) => [signedFor(call), call.input.TokenCode])).toEqual([
        [dark, '111111'],
        [fine, '222222'],
      ]);
    },
  );

  it('is not tried elsewhere after the code was used for an earlier role of the chain', async () => {
    write(
      mfa + '[profile last]\nrole_arn = arn:aws:iam::123456789012:role/last\nsource_profile = r\n',
    );
    for (const at of [dark, fine]) await failureOf(aws.identity('last', at));
    aws.answer = ({ operation, input }) =>
      operation === 'AssumeRole' && String(input.RoleArn).endsWith('/last')
        ? queryError(403, 'RegionDisabledException', 'No.')
        : undefined;
    expect((await failureOf(aws.backend.signIn('last', code))).kind).toBe('stsDisabled');
    expect(aws.signers('AssumeRole')).toEqual(['AKIA-BASE', 'ASIA-r']);
  });

  it('outlives a region that does not take it, whichever is asked first', async () => {
    write(mfa);
    for (const at of [dark, fine]) await failureOf(aws.identity('r', at));
    await aws.backend.signIn('r', code);
    refuse('GetCallerIdentity', 'InvalidClientTokenId');
    for (const kind of ['badCredentials', 'regionDisabled']) {
      expect(await failureOf(aws.identity('r', dark))).toMatchObject({ kind, region: dark });
      expect((await aws.identity('r', fine)).accountId).toBe('123456789012');
    }
    expect(aws.signers('AssumeRole')).toHaveLength(1);
  });

  it('that a region no longer takes has ended, and a code is asked for', async () => {
    write(mfa);
    await failureOf(aws.identity('r', fine));
    await aws.backend.signIn('r', code);
    await aws.identity('r', fine);
    refuse('GetCallerIdentity', 'InvalidClientTokenId', fine);
    expect((await failureOf(aws.identity('r', fine))).kind).toBe('mfaNeeded');
  });
});

describe('keys', () => {
  it('that a region never took are searched again when no other has accepted them recently', async () => {
    write(role);
    await aws.identity('r', fine);
    refuse('GetCallerIdentity', 'InvalidClientTokenId');
    await failureOf(aws.identity('r', dark));
    expect(aws.signers('AssumeRole')).toHaveLength(1);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 15 * 60_000);
    await failureOf(aws.identity('r', dark));
    expect(aws.signers('AssumeRole')).toHaveLength(2);
    vi.restoreAllMocks();
  });
});
