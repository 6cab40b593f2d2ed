/**
 * A company with four weeks of history, for the trial: busy and quiet endpoints, and one example of
 * each problem.
 * - Tokyo office: a DIFF alarm. At night it misses a machine that connects for two minutes, and one that
 *   connects in the minute in which another disconnects. One of its subscriptions is pending.
 * - Osaka office: the same kind of alarm since last week, and since this morning a log alarm, which names users.
 * - Partner access: no alarm. Someone tries passwords.
 * - Operations: shifts that mask each other, actions of the alarm switched off, no connection log. k.abe
 *   connects at eight and does nothing.
 * - Lab: hardly anybody, and an alarm that notifies nobody.
 * Of their networks, one route of Tokyo has failed, Osaka's finance network is for one group only, and nobody
 * is authorized for the Internet in the lab.
 */
import { connectionLogAlarm } from '../../core/logAlarms/connectionLogAlarm';
import { permissionPolicy, trustPolicy } from '../../core/logAlarms/logAlarmRoles';
import { dayMs, minuteMs } from '../../core/base/duration';
import { publishingIntervalMs } from '../../core/cloudwatch/limits';
import { createRoleCall, putLogAlarmCall, putRolePolicyCall } from '../../core/ports/calls';
import { failToConnect } from '../state/connectionEvents';
import type { SimulatedEndpoint } from '../state/endpoints';
import { accountId } from '../state/identity';
import type { SimulatedRegion } from '../state/region';
import type { SimulatedAccount } from '../state/account';
import { createTopic, putConnectionAlarm } from './connectionAlarm';
import { addEndpoint, newEndpoint, type EndpointPlan } from './newEndpoint';
import { perform } from './perform';
import { device, nightly, operators, partnerUsers, staff } from './staff';
import { daily, liveOn, officeDay, shift, visitor, type Person } from './users';

/** Four weeks, with the sample at their start. */
export const companyHistoryMs = 28 * dayMs + publishingIntervalMs;
/** Since somewhat before the log alarm was created. */
export const companyPresentMs = 100 * minuteMs;

const osakaAlarmAgeMs = 7 * dayMs;
const logAlarmAgeMs = 80 * minuteMs;

const osakaLogGroup = '/client-vpn/osaka';

const plans = {
  tokyo: {
    tags: { Name: 'Tokyo office', Environment: 'production' },
    description: 'Remote access for Tokyo staff',
    cidr: '10.20.0.0/22',
    authentication: 'certificate-authentication',
    splitTunnel: true,
    logGroup: '/client-vpn/offices',
    reaches: {
      vpcCidr: '172.16.0.0/16',
      others: [
        {
          cidr: '172.20.0.0/16',
          description: 'Shared services (peered VPC)',
          access: 'all',
          through: ['active', 'failed'],
        },
      ],
    },
  },
  osaka: {
    tags: { Name: 'Osaka office', Environment: 'production' },
    description: 'Remote access for Osaka staff',
    cidr: '10.24.0.0/22',
    authentication: 'federated-authentication',
    splitTunnel: true,
    logGroup: osakaLogGroup,
    sessionTimeoutHours: 10,
    reaches: {
      vpcCidr: '172.18.0.0/16',
      others: [
        {
          cidr: '172.18.40.0/24',
          description: 'Finance',
          access: { groupId: 'finance' },
          through: ['none', 'none'],
        },
      ],
    },
  },
  partners: {
    tags: { Name: 'Partner access', Environment: 'production' },
    description: 'Partners, by SAML',
    cidr: '10.30.0.0/22',
    authentication: 'federated-authentication',
    logGroup: '/client-vpn/offices',
    sessionTimeoutHours: 8,
  },
  operations: {
    tags: { Name: 'Operations', Environment: 'production' },
    cidr: '10.40.0.0/22',
    authentication: 'directory-service-authentication',
    splitTunnel: true,
    transport: 'tcp',
    sessionTimeoutHours: 12,
    reaches: {
      vpcCidr: '172.16.0.0/16',
      others: [
        {
          cidr: '192.168.0.0/16',
          description: 'Data center',
          access: { groupId: 'S-1-5-21-1004336348-1177238915-682003330-512' },
        },
      ],
    },
  },
  lab: {
    tags: { Name: 'Lab', Environment: 'test' },
    cidr: '10.50.0.0/22',
    authentication: 'certificate-authentication',
    logGroup: '/client-vpn/lab',
    reaches: {
      vpcCidr: '172.24.0.0/16',
      others: [{ cidr: '0.0.0.0/0', description: 'Internet', access: 'nobody' }],
    },
  },
} satisfies Record<string, EndpointPlan>;

const osakaUsers = [
  ...['m.inoue', 'a.kimura', 'r.hayashi', 'n.shimizu', 'y.yamazaki'],
  ...['k.mori', 'h.ogata', 's.ueda', 't.nishi'],
];

type Site = keyof typeof plans;
type Company = Readonly<Record<Site, SimulatedEndpoint>>;

/** Adds the company to a region. */
export function buildCompany(account: SimulatedAccount, region: SimulatedRegion): void {
  const random = account.random.fork('company');
  const add = (site: Site): SimulatedEndpoint => {
    const endpoint = newEndpoint(plans[site], random, account.clock.now(), region.name);
    addEndpoint(region, endpoint);
    return endpoint;
  };
  const company: Company = {
    tokyo: add('tokyo'),
    osaka: add('osaka'),
    partners: add('partners'),
    operations: add('operations'),
    lab: add('lab'),
  };
  const person = (who: Omit<Person, 'deviceType' | 'deviceIp'>): Person => ({
    ...device(random),
    ...who,
  });
  liveOn(account, region, [...users(company)].map(person));
  addAlarms(account, region, company);
  tryPasswords(account, region, company.partners);
}

/** Everybody but those whose names nobody knows. */
function* users(company: Company): Generator<Omit<Person, 'deviceType' | 'deviceIp'>> {
  const { tokyo, osaka, partners, operations, lab } = company;
  const certificate = (name: string): string => `${name}.client.example.com`;
  for (const name of staff)
    yield { endpoint: tokyo, commonName: certificate(name), plan: officeDay(0.85) };
  for (const name of osakaUsers)
    yield { endpoint: osaka, username: `${name}@example.com`, plan: officeDay(0.8) };
  for (const name of partnerUsers)
    yield { endpoint: partners, username: `${name}@partner.example`, plan: visitor(2) };
  for (const [index, name] of operators.entries()) {
    const plan = shift([0, 8, 16][index % 3] ?? 0);
    yield { endpoint: operations, username: name, plan, quiet: name === 'k.abe' };
  }
  for (const [name, stays] of nightly)
    yield { endpoint: tokyo, commonName: certificate(name), misses: 0, plan: daily(stays) };
  yield { endpoint: lab, commonName: certificate('rig-3'), plan: visitor(1) };
}

function addAlarms(account: SimulatedAccount, region: SimulatedRegion, company: Company): void {
  const topicArn = createTopic(account, region, 'vpn-alerts', {
    confirmed: ['it-team@example.com'],
    pending: ['on-call@example.com'],
  });
  const put = (
    site: Site,
    more: { readonly actionsEnabled: boolean; readonly topicArn?: string },
  ) => {
    const name = `${site === 'lab' || site === 'operations' ? site : `${site}-office`}-vpn-connections`;
    putConnectionAlarm(account, region, { name, endpointId: company[site].id, ...more });
  };
  put('tokyo', { topicArn, actionsEnabled: true });
  put('operations', { topicArn, actionsEnabled: false });
  put('lab', { actionsEnabled: true });
  const start = account.clock.now() + companyHistoryMs;
  account.clock.at(start - osakaAlarmAgeMs, () => {
    put('osaka', { topicArn, actionsEnabled: true });
  });
  account.clock.at(start - logAlarmAgeMs, () => {
    addLogAlarm(account, region, company.osaka, topicArn);
  });
}

/** The log alarm that is tried beside the alarm on the count. */
function addLogAlarm(
  account: SimulatedAccount,
  region: SimulatedRegion,
  endpoint: SimulatedEndpoint,
  topicArn: string,
): void {
  const name = 'osaka-office-log-query';
  const role = { kind: 'query', logGroups: [osakaLogGroup] } as const;
  const here = { accountId, region: region.name };
  const create = createRoleCall(name, {
    trust: JSON.stringify(trustPolicy(role, here)),
    description: 'Runs the query of a log alarm.',
    tags: {},
  });
  perform(account, region, 'iam', 'CreateRole', create.input);
  const permissions = JSON.stringify(permissionPolicy(role, here));
  const allow = putRolePolicyCall(name, 'query', permissions);
  perform(account, region, 'iam', 'PutRolePolicy', allow.input);
  const alarm = connectionLogAlarm({
    kind: 'connections',
    name: 'osaka-office-users',
    endpointId: endpoint.id,
    endpointLabel: endpoint.tags.Name ?? endpoint.id,
    region: region.name,
    logGroup: osakaLogGroup,
    roleArn: `arn:aws:iam::${accountId}:role/${name}`,
    topicArns: [topicArn],
  });
  perform(account, region, 'cloudwatch', 'PutLogAlarm', putLogAlarmCall(alarm, {}).input);
}

/** This morning somebody tried the names of administrators, three times in a minute each. */
function tryPasswords(
  account: SimulatedAccount,
  region: SimulatedRegion,
  { id: endpointId }: SimulatedEndpoint,
): void {
  const until = account.clock.now() + companyHistoryMs;
  const names = ['admin', 'administrator', 'root'];
  names.forEach((name, index) => {
    for (let attempt = 0; attempt < 3; attempt++) {
      const at = until - (95 - index * 2) * minuteMs + attempt * 17_000;
      account.clock.at(at, () => {
        const username = `${name}@partner.example`;
        const from = { deviceIp: '198.51.100.39', deviceType: 'linux' };
        failToConnect(account, region, { endpointId, username, ...from });
      });
    }
  });
}
