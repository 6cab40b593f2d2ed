/** A sign-in serves every backend of the process: one that looks for endpoints, and the one that polls. */
import { expect, it } from 'vitest';
import { createBackend, type SignIns } from '../../src/aws/index';
import type { Backend } from '../../src/core/ports/backend';
import { FakeClock } from '../fakes/fakeClock';
import { failureOf } from './fakeWire';
import { keysOf, region, useLocalAws } from './localAws';

const aws = useLocalAws();
const config = `[profile r]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nmfa_serial = me\n`;

it('asks for a code once, and outlives the backend that asked', async () => {
  aws.write('.aws/config', config);
  aws.write('.aws/credentials', keysOf('base', 'AKIA-BASE'));
  const signIns: SignIns = new Map();
  const open = (): Backend => createBackend({ log: aws.log, clock: new FakeClock(), signIns });
  const identity = (one: Backend) => one.open({ profile: 'r', region }).account.identity();

  const finding = open();
  expect((await failureOf(identity(finding))).kind).toBe('mfaNeeded');
  let asked = 0;
  await finding.signIn('r', () => Promise.resolve(`${++asked}23456`));
  await identity(finding);
  finding.dispose();

  const polling = open();
  expect((await identity(polling)).accountId).toBe('123456789012');
  expect(asked).toBe(1);
  expect(aws.signers('AssumeRole')).toHaveLength(1);
  polling.dispose();
});

it('is nothing to backends that do not share it', async () => {
  aws.write('.aws/config', config);
  aws.write('.aws/credentials', keysOf('base', 'AKIA-BASE'));
  await failureOf(aws.identity('r'));
  await aws.backend.signIn('r', () => Promise.resolve('123456'));
  const other = createBackend({ log: aws.log, clock: new FakeClock() });
  const { account } = other.open({ profile: 'r', region });
  expect((await failureOf(account.identity())).kind).toBe('mfaNeeded');
  other.dispose();
});
