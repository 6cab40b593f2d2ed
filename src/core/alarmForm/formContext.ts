/** What the parts of the form are built from, for an endpoint. */
import { pause } from '../base/pause';
import { systemClock } from '../base/systemClock';
import type { Identity } from '../model/scope';
import { partValue } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import { failureText } from '../text/failures/failureText';
import type { FormEndpoint } from './parts/endpointPart';
import type { FormContext } from './parts/formPart';
import type { CreatedByLocation } from './createdByLocation';
import type { FormReads } from './reads/keyedReads';
import type { AlarmFormDeps } from './sessionDeps';
import type { Answers } from './view/answers';

/** How long the user pauses before a typed name is looked up, ms. */
const typingPauseMs = 350;

/** The state of a form. */
export interface FormState {
  readonly answers: Answers;
  /** What earlier runs created. */
  readonly created: CreatedByLocation;
  readonly reads: FormReads;
  /** What the waits for roles found last, by scope, endpoint and kind. */
  readonly roleTexts: Map<string, string>;
  /** Builds the form again. */
  readonly follow: () => void;
}

/** The context of an endpoint, or why there is none yet. */
export function formContext(
  { scope, endpoint, others }: FormEndpoint,
  { answers, created, reads, roleTexts, follow }: FormState,
  deps: AlarmFormDeps,
): FormContext | { readonly missing: string } {
  const { t, format, language } = deps;
  const aws = deps.awsOf(scope);
  const own = scoped(reads, scope);
  const identity = identityOf(aws, own, deps);
  if (typeof identity === 'string') return { missing: identity };
  const place = { endpoint, identity, scope: aws.scope };
  const roleKey = (kind: string): string => `${scope} ${endpoint.id} ${kind}`;
  return {
    ...{ t, format, language, aws, others, answers, place },
    created: created.of(place),
    now: deps.now(),
    reads: own,
    afterTyping: (signal) => pause(deps.clock ?? systemClock, typingPauseMs, signal),
    roleProgress: (kind) => roleTexts.get(roleKey(kind)) ?? '',
    onRoleProgress: (kind, text) => {
      roleTexts.set(roleKey(kind), text);
      follow();
    },
  };
}

/** The account; a sentence if it is not known yet. */
function identityOf(aws: ScopeAws, reads: FormReads, deps: AlarmFormDeps): Identity | string {
  const { profile, region } = aws.scope;
  const own = deps
    .snapshot()
    .scopes.find(({ scope }) => scope.profile === profile && scope.region === region);
  const known = partValue(own?.identity);
  if (known) return known;
  const read = reads.of('identity', '', (signal) => aws.account.identity(signal));
  if (read.kind === 'read') return read.value;
  return read.kind === 'failed'
    ? failureText(read.failure, deps.t).sentence
    : deps.t('Reading from AWS…');
}

/** The reads of a scope, so that another scope reads again. */
function scoped(reads: FormReads, scope: string): FormReads {
  return { of: (slot, key, read) => reads.of(slot, `${scope}\n${key}`, read) };
}
