/** An office: three endpoints of three kinds, and people who come and go. */
import type { EndpointPlan } from './newEndpoint';

/** The endpoints of the office. */
export const officeEndpoints: readonly EndpointPlan[] = [
  {
    tags: { Name: 'Tokyo office', Environment: 'production' },
    description: 'Remote access for Tokyo staff',
    cidr: '10.20.0.0/22',
    authentication: 'certificate-authentication',
    splitTunnel: true,
    logGroup: '/client-vpn/tokyo-office',
  },
  {
    tags: { Environment: 'production' },
    description: 'Partner access (SAML)',
    cidr: '10.30.0.0/22',
    authentication: 'federated-authentication',
    logGroup: '/client-vpn/partners',
    sessionTimeoutHours: 8,
  },
  {
    tags: { Name: 'Operations', Environment: 'production' },
    cidr: '10.40.0.0/22',
    authentication: 'directory-service-authentication',
    splitTunnel: true,
    transport: 'tcp',
    sessionTimeoutHours: 12,
  },
];
