/** Validates subscribers, by protocol; only SNS can determine whether an address exists. */
import { subscriberAddress } from '../../model/subscriberAddress';
import type { Subscriber } from '../../model/topic';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import type { Problem } from '../write/problem';
import { emailProblem } from '../write/validation';

/** Why SNS or the person would not get along with the address; undefined if it is valid. */
export function subscriberProblem(
  { protocol, endpoint }: Subscriber,
  t: Translate,
): Problem | undefined {
  switch (protocol) {
    case 'email':
      return emailProblem(endpoint, t);
    case 'sms':
      return phoneProblem(endpoint, t);
    case 'https':
      return urlProblem(endpoint, t);
  }
}

/** The problems of several subscribers to a topic in a region, the errors first. */
export function subscriberProblems(
  subscribers: readonly Subscriber[],
  region: string,
  t: Translate,
): readonly Problem[] {
  const hasPhone = subscribers.some(({ protocol }) => protocol === 'sms');
  return [
    ...subscribers.map((subscriber) => subscriberProblem(subscriber, t)),
    hasPhone ? smsRegionProblem(region, t) : undefined,
  ].filter((problem) => problem !== undefined);
}

/**
 * Why messages to phone numbers may not be sent from a region; undefined where AWS lists it.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html
 */
function smsRegionProblem(region: string, t: Translate): Problem | undefined {
  if (smsRegions.has(region)) return undefined;
  return {
    severity: 'warning',
    text: t(
      "AWS's list of regions in which SNS sends SMS does not contain {0}: messages to phone numbers may not arrive.",
      region,
    ),
  };
}

const smsRegions: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'us-gov-east-1', 'us-gov-west-1'],
  ...['af-south-1', 'ap-south-1', 'ap-south-2', 'ap-northeast-1', 'ap-northeast-2'],
  ...['ap-northeast-3', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4'],
  ...['ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1'],
  ...['eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'il-central-1', 'me-central-1'],
  ...['me-south-1', 'sa-east-1'],
]);

/** https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html */
function phoneProblem(number: string, t: Translate): Problem | undefined {
  if (!/^\+[1-9]\d{6,14}$/.test(number)) {
    return error(
      t(
        '"{0}" is not a phone number in E.164 format such as +819012345678: "+", the country code, and the number.',
        displayText(number),
      ),
    );
  }
  if (trunkZero.test(number)) {
    return error(
      t(
        '"{0}" has a 0 after the country code. Leave it out: +819012345678, not +8109012345678.',
        displayText(number),
      ),
    );
  }
  return undefined;
}

/** Countries whose national numbers begin with a 0 that international ones do not have. */
const trunkZero = /^\+(?:27|31|32|33|34|41|43|44|46|49|55|61|62|63|64|66|81|82|84|90|91)0/;

/**
 * SNS reaches public hosts only. Over http, the text could be read on the way.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html
 */
function urlProblem(url: string, t: Translate): Problem | undefined {
  const shown = displayText(subscriberAddress('https', url));
  if (/^http:/i.test(url)) {
    return error(
      t('{0} is not encrypted: others could read the notifications on the way. Use https.', shown),
    );
  }

  if (/[^\x21-\x7e]/.test(url))
    return error(t('The URL of {0} has characters outside ASCII: encode them with "%".', shown));

  if (!URL.canParse(url) || !/^https:\/\/[^/]/i.test(url))
    return error(t('This is not a URL such as https://example.com/notify.'));
  if (isPrivate(new URL(url).hostname)) {
    return error(
      t('SNS cannot reach {0}: it sends to hosts that are reachable from the internet.', shown),
    );
  }
  return undefined;
}

/** A name without a domain, and addresses that are not routed on the internet. */
function isPrivate(host: string): boolean {
  if (host.startsWith('[')) return /^\[(?:::1?\]|f[cd]|fe[89ab])/i.test(host);
  if (/^[\d.]+$/.test(host))
    return /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host);
  return !host.replace(/\.$/, '').includes('.') || /\.(?:local|internal|localhost)\.?$/i.test(host);
}

function error(text: string): Problem {
  return { severity: 'error', text };
}
