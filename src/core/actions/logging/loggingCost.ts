/** Sentences about the cost of a connection log. */
import type { Translate } from '../../ports/translate';

/**
 * List prices of us-east-1. An entry has about one kilobyte, and a connection has two entries or more.
 * https://aws.amazon.com/cloudwatch/pricing/
 */
export function loggingCost(t: Translate): readonly string[] {
  return [
    t(
      'The connection log: $0.50 for each gigabyte that is written and $0.03 a month for each gigabyte that is stored, list prices of us-east-1. A hundred thousand connections write about 0.2 GB.',
    ),
  ];
}
