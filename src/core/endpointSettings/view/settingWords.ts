/** The values of settings in words. */
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import type { SettingRow } from './settingsGroup';

/**
 * A setting with a value of its own, such as a name or an ARN: it can be copied.
 * @param value undefined leaves the setting out
 */
export function copied(name: string, field: string, value: string | undefined): SettingRow[] {
  if (value === undefined || value === '') return [];
  return [{ name, value: displayText(value), raw: `${field}: ${displayText(value)}`, copy: value }];
}

/** A setting in words. */
export function worded(name: string, field: string, raw: string, value: string): SettingRow {
  return { name, value, raw: `${field}: ${displayText(raw)}`, copy: null };
}

/** A setting that is on or off. */
export function switched(name: string, field: string, isOn: boolean, t: Translate): SettingRow {
  return worded(name, field, String(isOn), isOn ? t('on') : t('off'));
}

/** A way of authentication. */
export function authenticationWord(type: string, t: Translate): string {
  switch (type) {
    case 'certificate-authentication':
      return t('Client certificates (mutual TLS)');
    case 'directory-service-authentication':
      return t('Active Directory');
    case 'federated-authentication':
      return t('SAML identity provider');
    default:
      return displayText(type);
  }
}

/** A type of addresses. */
export function addressWord(type: string): string {
  const words: Readonly<Record<string, string>> = {
    ipv4: 'IPv4',
    ipv6: 'IPv6',
    'dual-stack': 'IPv4 + IPv6',
  };
  return words[type] ?? displayText(type);
}

/** The state of an associated subnet. */
export function associationWord(status: string, t: Translate): string {
  switch (status) {
    case 'associating':
      return t('associating');
    case 'associated':
      return t('associated');
    case 'association-failed':
      return t('association failed');
    case 'disassociating':
      return t('disassociating');
    case 'disassociated':
      return t('disassociated');
    default:
      return displayText(status);
  }
}
