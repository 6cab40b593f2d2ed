/**
 * All metrics that Client VPN publishes, in the namespace `AWS/ClientVPN` with the single dimension
 * `Endpoint`. The second table of AWS's page is for endpoints with a client connect handler.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
export const publishedMetrics = [
  'ActiveConnectionsCount',
  'AuthenticationFailures',
  'CrlDaysToExpiry',
  'EgressBytes',
  'EgressPackets',
  'IdpCertDaysToExpiry',
  'IngressBytes',
  'IngressPackets',
  'SelfServicePortalClientConfigurationDownloads',
  'ClientConnectHandlerDeniedConnections',
  'ClientConnectHandlerFailedServiceErrors',
  'ClientConnectHandlerInvalidResponses',
  'ClientConnectHandlerOtherExecutionErrors',
  'ClientConnectHandlerThrottlingErrors',
  'ClientConnectHandlerTimeouts',
] as const;

/** Whether Client VPN publishes a metric of exactly this name; names are case-sensitive. */
export function isPublished(metricName: string): boolean {
  return (publishedMetrics as readonly string[]).includes(metricName);
}
