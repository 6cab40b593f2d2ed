/** Why an alarm cannot be replayed, in one sentence. All such texts come from here. */
import type { ReplayObstacle } from '../../model/failures/replayObstacle';
import type { Translate } from '../../ports/translate';
import { displayText } from '../displayText';

/** The sentence. Without an obstacle it gives no reason. */
export function obstacleText(obstacle: ReplayObstacle | undefined, t: Translate): string {
  return obstacle === undefined
    ? t('This alarm cannot be replayed.')
    : t('This alarm cannot be replayed: {0}.', reasonText(obstacle, t));
}

/** A clause that follows a colon. */
function reasonText(obstacle: ReplayObstacle, t: Translate): string {
  switch (obstacle.kind) {
    case 'function':
      return functionText(obstacle, t);
    case 'statistic':
      return statisticText(obstacle, t);
    case 'band':
      return t('it compares with an anomaly detection band, which only CloudWatch can compute');
    case 'query':
      return t('it watches the result of a {0} query', obstacle.language);
    case 'logQuery':
      return obstacle.command === undefined
        ? t('its query cannot be evaluated here from “{0}” on', displayText(obstacle.part))
        : t(
            'its query uses the command {0}, which cannot be evaluated here',
            displayText(obstacle.command),
          );
    case 'filterPattern':
      return t(
        'its metric filter uses “{0}”, which cannot be evaluated here',
        displayText(obstacle.part),
      );
    case 'noFilter':
      return t(
        'no metric filter of the log group publishes its metric {0}',
        displayText(obstacle.metric),
      );
    case 'logGroup':
      return t(
        'it reads the log group {0}, which is not that of the endpoint',
        displayText(obstacle.name),
      );
    case 'window':
      return t(
        'it uses the evaluation window {0}, which is not known here',
        displayText(obstacle.name),
      );
    case 'timezone':
      return t('it uses the time zone {0}, which is not known here', displayText(obstacle.name));
    case 'periods':
      return t(
        'it evaluates {0} × {1} seconds, which AWS does not document',
        obstacle.count,
        obstacle.seconds,
      );
    case 'expression':
      return t('its expression cannot be evaluated here ({0})', displayText(obstacle.detail));
  }
}

function functionText(
  { name, why }: Extract<ReplayObstacle, { kind: 'function' }>,
  t: Translate,
): string {
  const shown = displayText(name);
  switch (why) {
    case 'elsewhere':
      return t('it uses the function {0}, whose data are not in the metrics of the alarm', shown);
    case 'model':
      return t('it uses the function {0}, whose model only CloudWatch has', shown);
    case 'search':
      return t('it uses the function {0}, which AWS does not allow in an alarm', shown);
    case 'unknown':
      return t('it uses the function {0}, which is not known here', shown);
  }
}

function statisticText(
  { name, why }: Extract<ReplayObstacle, { kind: 'statistic' }>,
  t: Translate,
): string {
  const shown = displayText(name);
  switch (why) {
    case 'estimate':
      return t('it uses the statistic {0}, which CloudWatch only estimates', shown);
    case 'severalValues':
      return t(
        'it uses the statistic {0} over periods with different counts, and AWS does not document the result',
        shown,
      );
    case 'unknown':
      return t('it uses the statistic {0}, which is not known here', shown);
  }
}
