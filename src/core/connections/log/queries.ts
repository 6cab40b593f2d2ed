/**
 * Queries for the entries of one endpoint in the two query languages of CloudWatch Logs. They can exclude
 * entries of other endpoints that share the log group.
 */

/**
 * For FilterLogEvents and metric filters.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function endpointPattern(endpointId: string): string {
  return `{ $.client-vpn-endpoint-id = ${quoted(endpointId)} }`;
}

/** As `endpointPattern`, for the entries of all other endpoints. */
export function otherEndpointsPattern(endpointId: string): string {
  return `{ $.client-vpn-endpoint-id != ${quoted(endpointId)} }`;
}

/**
 * For Logs Insights, newest first. Names with hyphens need backticks.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 * @param endpointId undefined for all events of the log group
 */
export function endpointQuery(endpointId: string | undefined, stream?: string): string {
  const conditions = [
    ...(endpointId === undefined ? [] : [`\`client-vpn-endpoint-id\` = ${quoted(endpointId)}`]),
    ...(stream === undefined ? [] : [`@logStream = ${quoted(stream)}`]),
  ];
  return [
    'fields @timestamp, @message, @ingestionTime, @logStream',
    ...(conditions.length > 0 ? [`filter ${conditions.join(' and ')}`] : []),
    'sort @timestamp desc',
  ].join('\n| ');
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
