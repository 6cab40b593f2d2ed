import { describe, expect, it } from 'vitest';
import type { ReplayObstacle } from '../../../../src/core/model/failures/replayObstacle';
import { obstacleText } from '../../../../src/core/text/failures/obstacleText';
import { plainTranslate as t } from '../../../fakes/plainTranslate';

const table: readonly (readonly [ReplayObstacle, string])[] = [
  [
    { kind: 'function', name: 'ANOMALY_DETECTION_BAND', why: 'model' },
    'it uses the function ANOMALY_DETECTION_BAND, whose model only CloudWatch has',
  ],
  [
    { kind: 'function', name: 'SEARCH', why: 'search' },
    'it uses the function SEARCH, which AWS does not allow in an alarm',
  ],
  [
    { kind: 'function', name: 'ME\u0007DIAN', why: 'unknown' },
    'it uses the function ME␇DIAN, which is not known here',
  ],
  [
    { kind: 'statistic', name: 'tc90', why: 'estimate' },
    'it uses the statistic tc90, which CloudWatch only estimates',
  ],
  [
    { kind: 'statistic', name: 'tm90', why: 'severalValues' },
    'it uses the statistic tm90 over periods with different counts, and AWS does not document the result',
  ],
  [
    { kind: 'statistic', name: 'xx1', why: 'unknown' },
    'it uses the statistic xx1, which is not known here',
  ],
  [
    { kind: 'band' },
    'it compares with an anomaly detection band, which only CloudWatch can compute',
  ],
  [
    { kind: 'logQuery', part: 'stats count(*)', command: 'stats' },
    'its query uses the command stats, which cannot be evaluated here',
  ],
  [
    { kind: 'logQuery', part: 'pct(port, 99)' },
    'its query cannot be evaluated here from “pct(port, 99)” on',
  ],
  [
    { kind: 'filterPattern', part: '[a, b]' },
    'its metric filter uses “[a, b]”, which cannot be evaluated here',
  ],
  [
    { kind: 'noFilter', metric: 'Logins' },
    'no metric filter of the log group publishes its metric Logins',
  ],
  [
    { kind: 'logGroup', name: '/other' },
    'it reads the log group /other, which is not that of the endpoint',
  ],
  [{ kind: 'query', language: 'PromQL' }, 'it watches the result of a PromQL query'],
  [
    { kind: 'window', name: 'LunarWindow' },
    'it uses the evaluation window LunarWindow, which is not known here',
  ],
  [
    { kind: 'timezone', name: 'Mars/Olympus' },
    'it uses the time zone Mars/Olympus, which is not known here',
  ],
  [
    { kind: 'periods', count: 9000, seconds: 60 },
    'it evaluates 9000 × 60 seconds, which AWS does not document',
  ],
  [
    { kind: 'expression', detail: "Unexpected 'm2'" },
    "its expression cannot be evaluated here (Unexpected 'm2')",
  ],
];

describe('obstacleText', () => {
  it.each(table)('%j', (obstacle, clause) => {
    expect(obstacleText(obstacle, t)).toBe(`This alarm cannot be replayed: ${clause}.`);
  });
});
