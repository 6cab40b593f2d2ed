/** EventBridge, API version 2015-10-07, over JSON 1.1. */
import { AwsError } from '../../protocols/awsError';
import { accountId } from '../../state/identity';
import { deniedSentence, queryErrors } from '../contract/queryErrors';
import type { Service } from '../contract/service';
import { eventsDialect } from './errors';
import {
  deleteRule,
  describeRule,
  disableRule,
  enableRule,
  listRules,
  putRule,
  testEventPattern,
} from './rules';
import { listTargetsByRule, putTargets, removeTargets } from './targets';

export const events: Service = {
  dialect: () => eventsDialect,
  errors: {
    unknownOperation: () => new AwsError('UnknownOperationException', ''),
    throttled: () => new AwsError('ThrottlingException', 'Rate exceeded'),
    expired: () => new AwsError('ExpiredTokenException', queryErrors.expired().message),
    denied: (operation, region) =>
      new AwsError(
        'AccessDeniedException',
        deniedSentence(`events:${operation}`, `arn:aws:events:${region}:${accountId}:rule/*`),
      ),
    internal: () =>
      new AwsError('InternalException', 'An internal error has occurred.', { status: 500 }),
  },
  operations: {
    DeleteRule: deleteRule,
    DescribeRule: describeRule,
    DisableRule: disableRule,
    EnableRule: enableRule,
    ListRules: listRules,
    ListTargetsByRule: listTargetsByRule,
    PutRule: putRule,
    PutTargets: putTargets,
    RemoveTargets: removeTargets,
    TestEventPattern: testEventPattern,
  },
};
