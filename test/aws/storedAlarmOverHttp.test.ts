/** An alarm is read whole and written whole over HTTP, as over the wire of the trial. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isMetricAlarm } from '../../src/core/model/logAlarm';
import { previewReplace, replaceAlarm } from '../../src/core/actions/replace/replaceAlarm';
import type { ScopeAws } from '../../src/core/ports/aws';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { keysOf, useLocalAws } from './localAws';

const local = useLocalAws();
const name = 'tokyo-office-vpn-connections';
let simulator: Simulator;
let served: Served;
let aws: ScopeAws;

beforeEach(async () => {
  simulator = createSimulator({ scenario: 'office', speed: 0 });
  served = await serve(simulator, 0);
  // What a profile says of its endpoint counts only where the environment says nothing.
  delete process.env.AWS_ENDPOINT_URL;
  local.write('.aws/config', keysOf('profile office', 'AKIA', `endpoint_url = ${served.url}\n`));
  aws = local.backend.open({ profile: 'office', region: simulator.region });
});

afterEach(async () => {
  await served.close();
  simulator.dispose();
});

it('changes an alarm', async () => {
  const [seen] = (await aws.alarms.get([name])).filter(isMetricAlarm);
  if (!seen) throw new Error('The alarm is not there.');
  const preview = await previewReplace(seen, { ...seen, threshold: 7 }, aws);
  if (preview.kind !== 'ready') throw new Error(preview.kind);
  expect(preview.replacement.configuration).toMatchObject({ AlarmName: name });
  const result = await replaceAlarm(preview.replacement, aws);
  expect(result).toMatchObject({ kind: 'done', alarm: { name, threshold: 7 } });
});

it('finds no alarm where there is none', async () => {
  expect(await aws.alarms.stored('none')).toBeUndefined();
});
