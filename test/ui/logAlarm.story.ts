/** A log alarm in the editor: its kind, who is behind it in ALARM, and one notification for both. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { connectionQuery } from '../../src/core/logAlarms/logAlarmQuery';
import { permissionPolicy, trustPolicy } from '../../src/core/logAlarms/logAlarmRoles';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { endpointIds, json, query } from '../simulator/wireClient';
import { inSequence } from './driver/sequence';
import { simulatedScope } from './driver/simulatedAccount';
import type { Tree } from './driver/tree';
import { Workbench } from './driver/workbench';

const alarm = 'head-office-by-name';
const account = { accountId: '123456789012', region: 'ap-northeast-1' };
const logGroup = '/client-vpn/head-office';

/** The alarm of the wizard, and the role with which it queries. */
async function createLogAlarm(simulator: Simulator, endpointId: string): Promise<void> {
  const role = { kind: 'query', logGroups: [logGroup] } as const;
  const { queryString, aggregation } = connectionQuery(endpointId);
  const created = [
    await query(simulator, 'iam', 'CreateRole', {
      RoleName: 'vpn',
      AssumeRolePolicyDocument: JSON.stringify(trustPolicy(role, account)),
    }),
    await query(simulator, 'iam', 'PutRolePolicy', {
      RoleName: 'vpn',
      PolicyName: 'query',
      PolicyDocument: JSON.stringify(permissionPolicy(role, account)),
    }),
    await json(simulator, 'PutLogAlarm', {
      AlarmName: alarm,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      QueryResultsToEvaluate: 1,
      QueryResultsToAlarm: 1,
      TreatMissingData: 'notBreaching',
      ScheduledQueryConfiguration: {
        QueryString: queryString,
        LogGroupIdentifiers: [logGroup],
        ScheduledQueryRoleARN: `arn:aws:iam::${account.accountId}:role/vpn`,
        AggregationExpression: aggregation,
        ScheduleConfiguration: { ScheduleExpression: 'rate(1 minute)', StartTimeOffset: 180 },
      },
    }),
  ];
  for (const { status } of created) assert.equal(status, 200);
}

describe('a log alarm', () => {
  inSequence();
  let simulator: Simulator;
  let served: Served;
  let workbench: Workbench;
  let tree: Tree;
  let headOffice = '';

  before(async () => {
    // The world is late, so that it can be let go on for as long as log entries and queries take.
    simulator = createSimulator({ scenario: 'quiet', speed: 1, startMs: Date.now() - 600_000 });
    [headOffice = ''] = await endpointIds(simulator);
    await createLogAlarm(simulator, headOffice);
    simulator.trial.advance(120);
    served = await serve(simulator, 0);
    const scope = simulatedScope(served.url, { 'clientVpnWatch.refreshInterval': 3600 });
    workbench = await Workbench.open(scope);
    await workbench.openContainer('Client VPN');
    tree = workbench.tree('Endpoints');
  });
  after(async () => {
    await workbench.close();
    await served.close();
    simulator.dispose();
  });

  it('says what it detects on its row', async () => {
    await tree.expand('Head office');
    await tree.row(new RegExp(`${alarm}.*OK since .*every connection, by name$`)).waitFor();
  });

  it('shows in ALARM who is behind it', async () => {
    simulator.trial.connect({ endpointId: headOffice, username: 'alice', commonName: 'alice' });
    simulator.trial.advance(120);
    await workbench.runCommand('Client VPN: Refresh');
    await tree.row(new RegExp(`${alarm}.*ALARM since .*every connection, by name$`)).waitFor();
    await tree.expand(alarm);
    const isContributor = (label: string): boolean => label.startsWith('alice is in ALARM');
    await tree.row(/^alice/).waitFor();
    const rows = await tree.read();
    assert(
      rows.some(({ level, accessibleLabel }) => level === 3 && isContributor(accessibleLabel)),
    );
  });

  it('is not told of again where the editor has told of the connection', async () => {
    await workbench.notifications.text('alice connected to Head office');
    assert.equal((await workbench.notifications.all()).length, 1);
    await workbench.notifications.clear();
    await workbench.runCommand('Client VPN: Refresh');
    await tree.row(new RegExp(`${alarm}.*ALARM`)).waitFor();
    assert.deepEqual(await workbench.notifications.all(), []);
  });
});
