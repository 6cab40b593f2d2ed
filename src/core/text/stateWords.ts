/** Display texts of AWS states and settings. */
import type { AlarmState, TreatMissing } from '../model/alarm';
import type { ConnectionState } from '../model/connection';
import type { EndpointState } from '../model/endpoint';
import type { Translate } from '../ports/translate';

/** An endpoint's state. */
export function endpointStateWord(state: EndpointState, t: Translate): string {
  switch (state) {
    case 'pending-associate':
      return t('no target network yet');
    case 'pending':
      return t('being set up');
    case 'available':
      return t('available');
    case 'deleting':
      return t('being deleted');
    case 'deleted':
      return t('deleted');
    case 'unknown':
      return t('state unknown');
  }
}

/** An alarm's state, as the console spells it. */
export function alarmStateWord(state: AlarmState, t: Translate): string {
  switch (state) {
    case 'OK':
      return t('OK');
    case 'ALARM':
      return t('ALARM');
    case 'INSUFFICIENT_DATA':
      return t('INSUFFICIENT DATA');
  }
}

/** A connection's state. */
export function connectionStateWord(state: ConnectionState, t: Translate): string {
  switch (state) {
    case 'active':
      return t('active');
    case 'failed-to-terminate':
      return t('could not be ended');
    case 'terminating':
      return t('being ended');
    case 'terminated':
      return t('ended');
    case 'unknown':
      return t('state unknown');
  }
}

/** What an alarm does when there is no data. */
export function treatMissingWord(treatMissing: TreatMissing, t: Translate): string {
  switch (treatMissing) {
    case 'missing':
      return t('leads to INSUFFICIENT DATA');
    case 'ignore':
      return t('keeps the state');
    case 'breaching':
      return t('counts as over the threshold');
    case 'notBreaching':
      return t('counts as within the threshold');
  }
}
