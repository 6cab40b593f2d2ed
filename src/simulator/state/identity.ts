/** The identity of the simulated account, and the names of its resources. */

/** The one region in which the simulated account has endpoints. */
export const homeRegion = 'ap-northeast-1';
/** The simulated account. */
export const accountId = '123456789012';
/** The alias of the account; part of its sign-in address. */
export const accountAlias = 'example-office';
/** Every caller: credentials are not verified. */
export const callerArn = `arn:aws:iam::${accountId}:user/trial`;
/** The unique id of that user. */
export const callerUserId = 'AIDATRIALUSEREXAMPLE1';

/** The ARN of an alarm. */
export function alarmArn(region: string, name: string): string {
  return `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;
}

/** The ARN of a topic. */
export function topicArn(region: string, name: string): string {
  return `arn:aws:sns:${region}:${accountId}:${name}`;
}

/** Seconds without a zone, UTC: `2019-08-12 07:57:14`, as the API prints connections. */
export function plainTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** Seconds without a zone in ISO form: `2019-07-08T11:37:27`, as the API prints endpoints. */
export function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}
