/**
 * How CloudWatch Logs is asked for the entries of one endpoint, in its two languages: where an
 * endpoint shares its log group, the others' entries stay there.
 */

/**
 * For FilterLogEvents and metric filters.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function endpointPattern(endpointId: string): string {
  return `{ $.client-vpn-endpoint-id = ${quoted(endpointId)} }`;
}

/**
 * For Logs Insights, newest first. Names with hyphens stand in backticks there.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export function endpointQuery(endpointId: string, stream?: string): string {
  const mine = `\`client-vpn-endpoint-id\` = ${quoted(endpointId)}`;
  const there = stream === undefined ? '' : ` and @logStream = ${quoted(stream)}`;
  return ['fields @timestamp, @message', `filter ${mine}${there}`, 'sort @timestamp desc'].join(
    '\n| ',
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
