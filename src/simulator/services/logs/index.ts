/** CloudWatch Logs, API version 2014-03-28, over JSON 1.1. */
import type { Service } from '../contract/service';
import { logsDialect, logsErrors } from './errors';
import { filterLogEvents } from './filterLogEvents';
import {
  createLogGroup,
  deleteLogGroup,
  describeLogGroups,
  describeLogStreams,
  putRetentionPolicy,
} from './groups';
import {
  deleteMetricFilter,
  describeMetricFilters,
  putMetricFilter,
  testMetricFilter,
} from './metricFilters';
import { getScheduledQueryHistory, listScheduledQueries } from './scheduledQueries';
import { getQueryResults, startQuery, stopQuery } from './queries';

export const logs: Service = {
  dialect: () => logsDialect,
  errors: logsErrors,
  operations: {
    CreateLogGroup: createLogGroup,
    DeleteLogGroup: deleteLogGroup,
    DeleteMetricFilter: deleteMetricFilter,
    DescribeLogGroups: describeLogGroups,
    DescribeLogStreams: describeLogStreams,
    DescribeMetricFilters: describeMetricFilters,
    FilterLogEvents: filterLogEvents,
    GetQueryResults: getQueryResults,
    GetScheduledQueryHistory: getScheduledQueryHistory,
    ListScheduledQueries: listScheduledQueries,
    PutMetricFilter: putMetricFilter,
    PutRetentionPolicy: putRetentionPolicy,
    StartQuery: startQuery,
    StopQuery: stopQuery,
    TestMetricFilter: testMetricFilter,
  },
};
