/**
 * EvaluationWindow and WarmUpConfiguration of PutMetricAlarm.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
 */
import { minuteMs } from '../../../core/base/duration';
import type { EvaluationWindow, WarmUp } from '../../../core/model/alarm';
import { zoneOffset } from '../../../core/base/timeZone';
import type { Input } from '../../request/input';
import type { AlarmConfiguration } from '../../state/alarms/alarms';
import { validationError } from '../contract/queryErrors';

/**
 * The UTC offsets of named zones have been multiples of a quarter of an hour for decades; other
 * zones do not change.
 */
const anyTime = Date.UTC(2026, 0);

type Timing = Pick<AlarmConfiguration, 'EvaluationWindow' | 'WarmUpConfiguration'>;

/** The given values of both. @throws AwsError ValidationError */
export function readTiming(input: Input): Timing {
  const window = input.structure('EvaluationWindow');
  const warmUp = input.structure('WarmUpConfiguration');
  return {
    ...(window && { EvaluationWindow: readWindow(window) }),
    ...(warmUp && { WarmUpConfiguration: readWarmUp(warmUp) }),
  };
}

function readWindow(window: Input): NonNullable<Timing['EvaluationWindow']> {
  const wallClock = window.structure('WallClockWindow');
  if (!wallClock) return { SlidingWindow: {} };
  const timezone = wallClock.text('Timezone');
  if (timezone === undefined) return { WallClockWindow: {} };
  const offset = zoneOffset(timezone);
  if (!offset) throw validationError(`The time zone ${timezone} is not valid.`);
  if (offset(anyTime) % (5 * minuteMs) !== 0)
    throw validationError(`The UTC offset of ${timezone} is not a multiple of 5 minutes.`);
  return { WallClockWindow: { Timezone: timezone } };
}

function readWarmUp(warmUp: Input): NonNullable<Timing['WarmUpConfiguration']> {
  const whole = warmUp.flag('OnlyStartEvaluatingAfterWarmUpPeriodEnds');
  return {
    WarmUpPeriodDurationInMinutes: warmUp.requiredNumber('WarmUpPeriodDurationInMinutes'),
    ...(whole !== undefined && { OnlyStartEvaluatingAfterWarmUpPeriodEnds: whole }),
  };
}

/** Both in the format of the evaluation. */
export function toTiming({ EvaluationWindow: window, WarmUpConfiguration: warmUp }: Timing): {
  readonly evaluationWindow?: EvaluationWindow;
  readonly warmUp?: WarmUp;
} {
  const wallClock = window?.WallClockWindow;
  const timezone = wallClock?.Timezone;
  return {
    ...(wallClock && {
      evaluationWindow: { kind: 'wallClock', ...(timezone !== undefined && { timezone }) },
    }),
    ...(warmUp && {
      warmUp: {
        minutes: warmUp.WarmUpPeriodDurationInMinutes,
        wholePeriod: warmUp.OnlyStartEvaluatingAfterWarmUpPeriodEnds ?? false,
      },
    }),
  };
}
