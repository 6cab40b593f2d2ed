/**
 * The metric into which a metric filter of Client VPN Watch counts the successful attempts of a
 * connection log. Its only dimension is `endpointDimension`, so that endpoints can share a log group.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */

/** A namespace of its own: `AWS/` is reserved. */
export const connectionLogNamespace = 'ClientVPN/ConnectionLog';

/** One per entry of a successful attempt. */
export const connectionAttemptsMetric = 'ConnectionAttempts';
