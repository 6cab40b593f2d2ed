/** Who may connect to an endpoint, and what is logged of it. */
import { displayText } from '../text/displayText';
import type { EndpointSettings } from './readEndpointSettings';
import { info, warning, type SettingsContext } from './settingNotes';
import { authenticationWord, copied, switched, worded } from './view/settingWords';
import type { SettingsGroup } from './view/settingsGroup';

/** How users are authenticated. */
export function authenticationGroup(
  { configuration }: EndpointSettings,
  { t }: SettingsContext,
): SettingsGroup {
  const { authenticationOptions: options, serverCertificateArn, connectHandler } = configuration;
  const certificatesOnly = options.every(({ type }) => type === 'certificate-authentication');
  const hasCertificates = options.some(({ type }) => type === 'certificate-authentication');
  const { enabled, functionArn, status = '' } = connectHandler;
  return {
    title: t('Authentication'),
    rows: [
      ...options.flatMap((option) => [
        worded(
          t('Method'),
          'AuthenticationOptions.Type',
          option.type,
          authenticationWord(option.type, t),
        ),
        ...copied(t('Directory'), 'ActiveDirectory.DirectoryId', option.directoryId),
        ...copied(
          t('SAML provider'),
          'FederatedAuthentication.SamlProviderArn',
          option.samlProviderArn,
        ),
        ...copied(
          t('SAML provider of the self-service portal'),
          'FederatedAuthentication.SelfServiceSamlProviderArn',
          option.selfServiceSamlProviderArn,
        ),
        ...copied(
          t('Root certificate of the clients'),
          'MutualAuthentication.ClientRootCertificateChain',
          option.rootCertificateArn,
        ),
      ]),
      ...copied(t('Server certificate'), 'ServerCertificateArn', serverCertificateArn),
      switched(t('Client connect handler'), 'ClientConnectOptions.Enabled', enabled, t),
      ...copied(t('Lambda function'), 'ClientConnectOptions.LambdaFunctionArn', functionArn),
      ...(enabled
        ? [
            worded(
              t('State of the handler'),
              'ClientConnectOptions.Status.Code',
              status,
              status === 'applied' ? t('applied') : displayText(status),
            ),
          ]
        : []),
    ],
    notes: [
      ...(certificatesOnly && options.length > 0
        ? [
            info(
              t(
                'Users are known by the common names of their certificates only: everybody who shares a certificate shares a name.',
              ),
            ),
          ]
        : []),
      ...(hasCertificates
        ? [
            info(
              t(
                'Failed certificate authentications are never logged. Only the metric AuthenticationFailures counts them.',
              ),
            ),
          ]
        : []),
    ],
  };
}

/** The connection log. */
export function loggingGroup(
  { configuration }: EndpointSettings,
  { t }: SettingsContext,
): SettingsGroup {
  const { enabled, group, stream } = configuration.endpoint.logging;
  return {
    title: t('Connection log'),
    rows: [
      switched(t('Connection logging'), 'ConnectionLogOptions.Enabled', enabled, t),
      ...copied(t('Log group'), 'ConnectionLogOptions.CloudwatchLogGroup', group),
      ...copied(t('Log stream'), 'ConnectionLogOptions.CloudwatchLogStream', stream),
      ...(enabled
        ? [
            switched(
              t('Context of the authorization policy'),
              'ConnectionLogOptions.IncludeAuthorizationPolicyContext',
              configuration.logsPolicyContext,
              t,
            ),
          ]
        : []),
    ],
    notes: enabled
      ? []
      : [
          warning(
            t(
              'Without the log no alarm can name users, and short or masked connections go unnoticed. Device addresses, failed attempts and connections older than an hour are not available.',
            ),
            'turnOnLogging',
          ),
        ],
  };
}
