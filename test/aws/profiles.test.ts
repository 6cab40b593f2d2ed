/** The profiles that a person may choose, the regions, and where instance metadata are asked. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasInstanceMetadata } from '../../src/aws/config/instanceMetadata';
import { listProfiles } from '../../src/aws/config/profiles';
import { regions } from '../../src/aws/regions';
import { partitionOf, regionPattern } from '../../src/core/model/scope';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-vpn-watch-'));
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

describe('profiles', () => {
  it('come from both files, without what is no profile', async () => {
    writeFileSync(
      join(folder, 'config'),
      `[profile sso]
sso_session = s
region = ap-northeast-1
[sso-session s]
sso_start_url = https://x.awsapps.com/start
[services local]
ec2 =
  endpoint_url = http://localhost:1
[profile old-sso]
sso_start_url = https://x.awsapps.com/start
[profile role]
role_arn = arn:aws:iam::123456789012:role/r
source_profile = sso
[profile tool]
credential_process = tool
[profile console]
login_session = arn:aws:iam::123456789012:user/me
[profile settings]
region = us-east-1
[profile keys]
region = eu-west-1
[default]
region = eu-central-1
[ignored]
region = eu-north-1
`,
    );
    writeFileSync(
      join(folder, 'credentials'),
      `[keys]
aws_access_key_id = AKIAEXAMPLE000000
aws_secret_access_key = s
[default]
aws_access_key_id = AKIAEXAMPLE000001
aws_secret_access_key = s
region = eu-west-3
[only-here]
aws_access_key_id = AKIAEXAMPLE000002
aws_secret_access_key = s
`,
    );
    expect(await listProfiles()).toEqual([
      { name: 'default', region: 'eu-west-3', kind: 'keys' },
      { name: 'sso', region: 'ap-northeast-1', kind: 'sso' },
      { name: 'old-sso', kind: 'sso' },
      { name: 'role', kind: 'role' },
      { name: 'tool', kind: 'process' },
      { name: 'console', kind: 'login' },
      { name: 'settings', region: 'us-east-1', kind: 'none' },
      { name: 'keys', region: 'eu-west-1', kind: 'keys' },
      { name: 'only-here', kind: 'keys' },
    ]);
  });

  it('are read again each time, and none where there are no files', async () => {
    expect(await listProfiles()).toEqual([]);
    writeFileSync(join(folder, 'config'), '[profile late]\nrole_arn = r\n');
    expect(await listProfiles()).toEqual([{ name: 'late', kind: 'role' }]);
  });

  it('survive a file that is no config', async () => {
    writeFileSync(join(folder, 'config'), '\u0000\u0001 {"json": true}\n[[[\n= =\n');
    expect(await listProfiles()).toEqual([]);
  });
});

describe('regions', () => {
  it('are of all partitions, each once, and can be chosen', () => {
    expect(new Set(regions).size).toBe(regions.length);
    const code = /^([a-z]{2}(-gov)?|eusc-[a-z]{2})-[a-z]+-\d$/;
    expect(regions.every((region) => code.test(region))).toBe(true);
    expect(regions.every((region) => regionPattern.test(region))).toBe(true);
    expect(new Set(regions.map(partitionOf))).toEqual(
      new Set(['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc']),
    );
  });
});

describe('instance metadata', () => {
  it.each([
    [{ AWS_EC2_METADATA_DISABLED: 'true' }, false],
    [{ AWS_EC2_METADATA_DISABLED: 'True', AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://x' }, false],
    [{ AWS_EC2_METADATA_DISABLED: 'false' }, true],
    [{ AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://169.254.169.254' }, true],
  ])('%j → %s', async (env, asked) => {
    expect(await hasInstanceMetadata(env)).toBe(asked);
  });
});
