/** A simulated account with the proposed log alarm, its role and a topic with a confirmed address. */
import { beforeEach, expect } from 'vitest';
import { connectionLogAlarm } from '../../src/core/logAlarms/connectionLogAlarm';
import { permissionPolicy, trustPolicy } from '../../src/core/logAlarms/logAlarmRoles';
import type { Simulator } from '../../src/simulator';
import {
  confirmedTopic,
  endpointIds,
  json,
  parsed,
  query,
  standing,
  type Part,
} from './wireClient';

export const logGroup = '/client-vpn/head-office';
export const account = { accountId: '123456789012', region: 'ap-northeast-1' };
export const role = { kind: 'query', logGroups: [logGroup] } as const;
export const roleArn = 'arn:aws:iam::123456789012:role/vpn';
export const arn = 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:vpn';
export const named = { AlarmNames: ['vpn'], AlarmTypes: ['LogAlarm'] };

/** The account of the current test, and calls about its log alarm `vpn`. */
export interface LogAlarmAccount {
  readonly simulator: Simulator;
  /** The first endpoint, which logs to `logGroup`. */
  readonly endpointId: string;
  readonly topic: string;
  readonly createRole: (trust: object, permissions?: object, name?: string) => Promise<void>;
  /** The role that the alarm needs. */
  readonly properRole: () => Promise<void>;
  /** The proposed alarm as PutLogAlarm takes it. */
  readonly asked: (more?: object, queryMore?: object) => object;
  readonly put: (more?: object, queryMore?: object) => Promise<void>;
  readonly alarm: () => Promise<Part>;
  readonly contributors: () => Promise<Part[]>;
  /** The summaries of its history, newest first. */
  readonly history: (params: object) => Promise<string[]>;
  readonly connect: (username: string) => string;
  /** The bodies of alarm mails, oldest first. */
  readonly mails: () => string[];
  /** Lets simulated time pass, seconds. */
  readonly pass: (seconds: number) => void;
}

/** Makes a new account for each test. */
export function useLogAlarmAccount(): LogAlarmAccount {
  let simulator: Simulator;
  let endpointId: string;
  let topic: string;

  beforeEach(async () => {
    simulator = standing();
    [endpointId = ''] = await endpointIds(simulator);
    topic = await confirmedTopic(simulator);
  });

  async function createRole(trust: object, permissions?: object, name = 'vpn'): Promise<void> {
    const response = await query(simulator, 'iam', 'CreateRole', {
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify(trust),
    });
    expect(response.status).toBe(200);
    if (!permissions) return;
    const PolicyDocument = JSON.stringify(permissions);
    const inline = { RoleName: name, PolicyName: 'p', PolicyDocument };
    expect((await query(simulator, 'iam', 'PutRolePolicy', inline)).status).toBe(200);
  }

  function asked(more: object = {}, queryMore: object = {}): object {
    const alarm = connectionLogAlarm({
      ...{ kind: 'connections', name: 'vpn', endpointId, endpointLabel: 'HQ', logGroup, roleArn },
      topicArns: [topic],
    });
    const { query: scheduled } = alarm;
    return {
      AlarmName: alarm.name,
      AlarmDescription: alarm.description,
      AlarmActions: alarm.alarmActions,
      Threshold: alarm.threshold,
      ComparisonOperator: alarm.comparison,
      TreatMissingData: alarm.treatMissing,
      QueryResultsToEvaluate: alarm.resultsToEvaluate,
      QueryResultsToAlarm: alarm.resultsToAlarm,
      ScheduledQueryConfiguration: {
        QueryString: scheduled.queryString,
        LogGroupIdentifiers: scheduled.logGroups,
        ScheduledQueryRoleARN: scheduled.roleArn,
        AggregationExpression: scheduled.aggregation,
        ScheduleConfiguration: {
          ScheduleExpression: 'rate(1 minute)',
          StartTimeOffset: scheduled.startOffsetSeconds,
          EndTimeOffset: scheduled.endOffsetSeconds,
        },
        ...queryMore,
      },
      ...more,
    };
  }

  return {
    get simulator() {
      return simulator;
    },
    get endpointId() {
      return endpointId;
    },
    get topic() {
      return topic;
    },
    createRole,
    properRole: () => createRole(trustPolicy(role, account), permissionPolicy(role, account)),
    asked,
    async put(more, queryMore) {
      expect((await json(simulator, 'PutLogAlarm', asked(more, queryMore))).body).toBe('{}');
    },
    async alarm() {
      return parsed(await json(simulator, 'DescribeAlarms', named)).at('LogAlarms', 0);
    },
    async contributors() {
      const all: Part[] = [];
      let token: object = {};
      for (;;) {
        const page = parsed(
          await json(simulator, 'DescribeAlarmContributors', { AlarmName: 'vpn', ...token }),
        );
        all.push(...page.at('AlarmContributors').list());
        const next = page.at('NextToken');
        if (next.value === undefined) return all;
        token = { NextToken: next.text() };
      }
    },
    async history(params) {
      const asking = { AlarmName: 'vpn', AlarmTypes: ['LogAlarm'], ...params };
      const found = parsed(await json(simulator, 'DescribeAlarmHistory', asking));
      return found.at('AlarmHistoryItems').texts('HistorySummary');
    },
    connect: (username) => simulator.trial.connect({ endpointId, username, commonName: username }),
    mails: () =>
      simulator.trial
        .outbox()
        .filter(({ subject }) => /^(ALARM|OK|INSUFFICIENT)/.test(subject))
        .map(({ body }) => body),
    pass: (seconds) => {
      simulator.trial.advance(seconds);
    },
  };
}
