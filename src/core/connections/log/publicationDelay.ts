import { minuteMs } from '../../base/duration';

/**
 * Assumption: every log entry can be read this long after its event, in ms. AWS says only that the log is
 * published to CloudWatch Logs, not when. Reading an entry twice is harmless; one that is skipped is lost.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */
export const publicationDelayMs = 30 * minuteMs;
