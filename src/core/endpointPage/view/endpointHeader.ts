/** The header of the endpoint page as plain data. */
import type { StatusKind, StatusSeverity } from '../../overview/view/endpointStatusKinds';
import type { Translate } from '../../ports/translate';

/** What the header shows. Names are safe to show. */
export interface EndpointHeader {
  /** The endpoint's ID until it has been read. */
  readonly name: string;
  readonly endpointId: string;
  /** The account, the region and the profile, as far as they are known. */
  readonly where: string;
  /** Null until the endpoint has been read. */
  readonly status: {
    readonly kind: StatusKind;
    readonly severity: StatusSeverity;
    readonly text: string;
  } | null;
  /** Whether read-only mode forbids creating alarms. */
  readonly readOnly: boolean;
  readonly texts: HeaderTexts;
}

/** The texts of the header. */
export type HeaderTexts = ReturnType<typeof headerTexts>;

/** All texts in the reader's language. */
export function headerTexts(t: Translate) {
  return {
    commands: t('Commands of this endpoint'),
    copyId: t('Copy ID'),
    copyLink: t('Copy Link'),
    openConsole: t('Open in AWS Console'),
    createAlarm: t('Create Alarm…'),
    readOnly: t('Read-only mode is on, so no alarm can be created from here.'),
  };
}
