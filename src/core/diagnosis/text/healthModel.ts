/** The page of the health check: cards, what could not be read, and when it was checked. */
import type { Finding } from '../finding';
import type { Failure } from '../../model/errors';
import { scopeId, type ScopeId } from '../../model/scope';
import { partFailure, partValue, type ScopeSnapshot } from '../../model/snapshot';
import { displayText } from '../../text/displayText';
import { failureText } from '../../text/failures/failureText';
import type { NextStep } from '../../text/failures/nextStep';
import { endpointName, scopeName } from '../../text/names';
import { joined } from '../../text/phrases';
import type { HealthModel, UnreadPart } from '../view/healthModel';
import { findingsFact } from './findingFacts';
import type { FindingWords } from './findingWords';
import { healthCards, subjectCount } from './healthCards';

/** What the page depends on. */
export interface HealthContext extends FindingWords {
  /** Whether read-only mode is on. */
  readonly readOnly: boolean;
  /** When the check ended, ms since 1970; undefined during the first check. */
  readonly checkedAt: number | undefined;
}

/**
 * The page.
 * @param scopes the checked ones
 * @param all their findings
 */
export function healthModel(
  scopes: readonly ScopeSnapshot[],
  all: readonly Finding[],
  context: HealthContext,
): HealthModel {
  const { t, readOnly } = context;
  const byId = new Map(scopes.map((scope) => [scopeId(scope.scope), scope]));
  const names = new Map(
    scopes.flatMap(({ scope, endpoints }) =>
      (partValue(endpoints) ?? []).map((one) => [
        JSON.stringify([scopeId(scope), one.id]),
        endpointName(one),
      ]),
    ),
  );
  const cards = healthCards(all, {
    ...context,
    endpointName: (scope, id) => names.get(JSON.stringify([scope, id])) ?? displayText(id),
    placeOf: (id) => {
      const scope = byId.size > 1 ? byId.get(id) : undefined;
      return scope ? scopeName(scope.scope, t) : '';
    },
  });
  return {
    cards,
    summary: summaryOf(scopes, all.length, context),
    unread: scopes.flatMap((scope) => unreadOf(scope, context)),
    readOnly: readOnly ? t('Read-only mode is on, so nothing can be changed here.') : null,
    notChecked: t(
      'Composite alarms, EventBridge rules and alarms on log groups are not read, and what happens to an email after SNS has sent it cannot be checked here.',
    ),
  };
}

function summaryOf(
  scopes: readonly ScopeSnapshot[],
  found: number,
  context: HealthContext,
): string {
  const { t, format, checkedAt, now } = context;
  const sum = (of: 'endpoints' | 'alarms'): number =>
    scopes.reduce(
      (count, scope) => count + (partValue<readonly unknown[]>(scope[of]) ?? []).length,
      0,
    );
  const endpoints = subjectCount('endpoint', sum('endpoints'), context);
  const alarms = subjectCount('alarm', sum('alarms'), context);
  const at = checkedAt === undefined ? undefined : t('checked {0}', format.time(checkedAt, now));
  return found === 0
    ? joined(t('No problems found in {0} and {1}', endpoints, alarms), at)
    : joined(findingsFact(found, context), endpoints, alarms, at);
}

/** Why the endpoints or alarms of a scope are missing or stale; undefined if they are not. */
export function scopeFailure({ endpoints, alarms }: ScopeSnapshot): Failure | undefined {
  return partFailure(endpoints) ?? partFailure(alarms);
}

/** What can be done about what could not be read in a scope. */
export function scopeNext(scope: ScopeSnapshot, { t }: Pick<FindingWords, 't'>) {
  const failure = scopeFailure(scope);
  return failure && failureText(failure, t).next;
}

function unreadOf(scope: ScopeSnapshot, { t }: HealthContext): readonly UnreadPart[] {
  const id: ScopeId = scopeId(scope.scope);
  const name = scopeName(scope.scope, t);
  const failure = scopeFailure(scope);
  if (failure) {
    const next: NextStep | undefined = scopeNext(scope, { t });
    return [{ scope: id, sentence: failureText(failure, t).sentence, next: next?.label ?? null }];
  }
  if (scope.muteRules !== undefined || scope.alarms.kind !== 'ready') return [];
  const sentence = t(
    'Alarm mute rules have not been read for {0}; this requires cloudwatch:ListAlarmMuteRules and cloudwatch:GetAlarmMuteRule.',
    name,
  );
  return [{ scope: id, sentence, next: null }];
}
