/** The picture of an endpoint's last 24 hours. */
import {
  sparkLine,
  sparkPeak,
  sparkPeakBucket,
  sparkBucketMs,
  sparkPoint,
  sparkSize,
  type Spark,
} from '../../core/overview/view/spark';
import type { OverviewTexts } from '../../core/overview/view/overviewTexts';
import { fill } from '../../core/text/fill';
import type { Format } from '../../core/text/format';

interface SparklineProps {
  readonly spark: Spark | null;
  readonly texts: OverviewTexts;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: number;
}

/** A line of the counts, a triangle for each rise, and a diamond for each alarm that fired. */
export function Sparkline({ spark, texts, format, now }: SparklineProps) {
  const text = sparkText(spark, texts, format, now);
  if (!spark) return <span class="quiet">{texts.unknown}</span>;
  const { width, height } = sparkSize;
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text}>
      <title>{text}</title>
      <path class="base" d={`M0 ${height - 4}H${width}`} />
      <path class="line" d={sparkLine(spark)} />
      <path class="rises" d={spark.rises.map((bucket) => triangle(spark, bucket)).join('')} />
      <path class="fired" d={spark.fired.map(diamond).join('')} />
    </svg>
  );
}

/** The picture in words. */
export function sparkText(
  spark: Spark | null,
  texts: OverviewTexts,
  format: Format,
  now: number,
): string {
  if (!spark) return texts.dayUnknown;
  const bucket = sparkPeakBucket(spark);
  if (bucket === undefined && spark.fired.length === 0) return texts.dayQuiet;
  return fill(
    texts.dayText,
    format.count(sparkPeak(spark)),
    format.time(spark.start + (bucket ?? 0) * sparkBucketMs, now),
    format.count(spark.rises.length),
    format.count(spark.fired.length),
  );
}

function triangle(spark: Spark, bucket: number): string {
  const { x, y } = sparkPoint(spark, bucket);
  return `M${x - 2} ${y}h4l-2 -3.5z`;
}

/** Below the line, where no count is drawn. */
function diamond(bucket: number): string {
  return `M${bucket * 2 + 1} ${sparkSize.height - 6}l3 3l-3 3l-3 -3z`;
}
