/**
 * Limits that are missing in AWS's models, whose table is generated. Each has a link to the page
 * that documents it, or is marked as an assumption.
 */
import type { ServiceName } from '../protocols/protocol';
import type { Shape } from './shape';

const cloudWatchApi = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/';
const logsApi = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/';
const snsApi = 'https://docs.aws.amazon.com/sns/latest/api/';

/** A limit for one shape, or for one member of a structure: `MetricDatum.Values`. */
export interface DocumentedLimit {
  readonly service: ServiceName;
  readonly at: string;
  readonly limit: Pick<Shape, 'min' | 'max' | 'pattern' | 'numbers' | 'enum'>;
  /** The page that documents it, or why it is assumed. */
  readonly source: string | Assumption;
}

/** A limit that no AWS page documents. */
interface Assumption {
  readonly assumed: string;
}

/** The range of the values of a metric; it excludes the infinities. */
const values = { min: -(2 ** 360), max: 2 ** 360 };

/** A tag key; keys that start with `aws:`, in any case, are reserved for AWS. */
const notReserved = '(?![aA][wW][sS]:)';
const tagGuide =
  'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html';

/** ASCII without control characters. */
const ascii = '[\\x20-\\x7e]*';
/** The same, with at least one character that is not a blank. */
const visible = ` *[\\x21-\\x7e]${ascii}`;

const atLeastOne = 'The list is required, and without an alarm the call has no meaning.';
const noEmptyName = 'PutMetricData takes no empty metric name and no empty namespace.';

export const documentedLimits: readonly DocumentedLimit[] = [
  cloudWatch('DatapointValue', values, 'API_MetricDatum.html'),
  cloudWatch('MetricDatum.Values', { max: 150 }, 'API_MetricDatum.html'),
  cloudWatch('MetricDatum.Counts', { max: 150 }, 'API_MetricDatum.html'),
  cloudWatch('StorageResolution', { numbers: [1, 60] }, 'API_MetricDatum.html'),
  cloudWatch('DimensionName', { pattern: `(?!:)${visible}` }, 'API_Dimension.html'),
  cloudWatch('DimensionValue', { pattern: visible }, 'API_Dimension.html'),
  cloudWatch(
    'PutMetricDataInput.Namespace',
    { pattern: `(?!:)${ascii}` },
    'API_PutMetricData.html',
  ),
  cloudWatch('MetricData', { max: 1000 }, 'API_PutMetricData.html'),
  cloudWatch('EntityMetricDataList', { max: 2 }, 'API_PutMetricData.html'),
  cloudWatch('MetricDataQueries', { max: 500 }, 'API_GetMetricData.html'),
  cloudWatch('PutMetricAlarmInput.Metrics', { max: 20 }, 'API_MetricDataQuery.html'),
  cloudWatch('MetricId', { pattern: '[a-z][a-zA-Z0-9_]*' }, 'API_MetricDataQuery.html'),
  cloudWatch('GetMetricDataMaxDatapoints', { min: 1, max: 100_800 }, 'API_GetMetricData.html'),
  cloudWatch(
    'GetMetricDataLabelTimezone',
    { pattern: '[+-]([01][0-9]|2[0-3])[0-5][0-9]' },
    'API_LabelOptions.html',
  ),
  cloudWatch('AlarmName', { pattern: '[^\\x00-\\x1f\\x7f]*' }, 'API_PutMetricAlarm.html'),
  cloudWatch(
    'PutMetricAlarmInput.TreatMissingData',
    { enum: ['breaching', 'notBreaching', 'ignore', 'missing'] },
    'API_PutMetricAlarm.html',
  ),
  cloudWatch(
    'PutMetricAlarmInput.EvaluateLowSampleCountPercentile',
    { enum: ['evaluate', 'ignore'] },
    'API_PutMetricAlarm.html',
  ),
  cloudWatch('QueryResultsToEvaluate', { max: 100 }, 'API_PutLogAlarm.html'),
  cloudWatch('ActionLogLineCount', { min: 0, max: 50 }, 'API_PutLogAlarm.html'),
  cloudWatch(
    'PutLogAlarmInput.TreatMissingData',
    { enum: ['breaching', 'notBreaching', 'ignore', 'missing'] },
    'API_PutLogAlarm.html',
  ),
  cloudWatch('TagList', { max: 50 }, 'API_TagResource.html'),
  ...['DeleteAlarms', 'DisableAlarmActions', 'EnableAlarmActions'].map((operation) =>
    assumed('cloudwatch', `${operation}Input.AlarmNames`, atLeastOne),
  ),
  assumed('cloudwatch', 'MuteTargetAlarmNameList', atLeastOne),
  // "Log group names can't start with the string aws/".
  logs(
    'CreateLogGroupRequest.logGroupName',
    { pattern: '(?!aws/)[\\.\\-_/#A-Za-z0-9]+' },
    'API_CreateLogGroup.html',
  ),
  logs('StartQueryRequest.logGroupNames', { max: 50 }, 'API_StartQuery.html'),
  logs('StartQueryRequest.logGroupIdentifiers', { max: 50 }, 'API_StartQuery.html'),
  logs(
    'PutRetentionPolicyRequest.retentionInDays',
    {
      numbers: [
        ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192],
        ...[2557, 2922, 3288, 3653],
      ],
    },
    'API_PutRetentionPolicy.html',
  ),
  {
    service: 'events',
    at: 'HeaderValue',
    // The model's pattern takes exponential time; this one matches the same texts.
    limit: { pattern: '(?=\\t*[\\x20-\\x7E])[\\t\\x20-\\x7E]+' },
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_HttpParameters.html',
  },
  assumed('logs', 'MetricTransformation.metricName', noEmptyName),
  assumed('logs', 'MetricTransformation.metricNamespace', noEmptyName),
  logs('Dimensions', { max: 3 }, 'API_MetricTransformation.html'),
  sns('TagList', { max: 50 }, 'API_TagResource.html'),
  tagKey('cloudwatch', '.*'),
  tagKey('logs', '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+'),
  tagKey('sns', '.*'),
];

type Limit = DocumentedLimit['limit'];

function cloudWatch(at: string, limit: Limit, page: string): DocumentedLimit {
  return { service: 'cloudwatch', at, limit, source: cloudWatchApi + page };
}

function logs(at: string, limit: Limit, page: string): DocumentedLimit {
  return { service: 'logs', at, limit, source: logsApi + page };
}

function sns(at: string, limit: Limit, page: string): DocumentedLimit {
  return { service: 'sns', at, limit, source: snsApi + page };
}

/** A text or a list that must not be empty. */
function assumed(service: ServiceName, at: string, why: string): DocumentedLimit {
  return { service, at, limit: { min: 1 }, source: { assumed: why } };
}

function tagKey(service: ServiceName, characters: string): DocumentedLimit {
  return { service, at: 'TagKey', limit: { pattern: notReserved + characters }, source: tagGuide };
}
