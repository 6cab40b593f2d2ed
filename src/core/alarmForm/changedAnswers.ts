/** Answers after a change, and those with which a form begins. */
import { endpointKey, type EndpointRef } from '../model/endpointRef';
import type { AnswerChanges, Answers } from './view/answers';

/** The answers after changes; those about another endpoint than before are the defaults again. */
export function changedAnswers(given: Answers, changes: AnswerChanges): Answers {
  const { endpoint = given.endpoint } = changes;
  const fresh = endpoint === given.endpoint ? {} : ofAnotherEndpoint;
  const merged = Object.entries({ ...given, ...fresh, ...changes });
  return Object.fromEntries(merged.filter(([, text]) => text !== undefined));
}

/** What does not hold for another endpoint: an alarm of that one must not be overwritten for this one. */
const ofAnotherEndpoint: AnswerChanges = {
  ...{ replace: undefined, upgrade: undefined, name: undefined },
  ...{ logGroup: undefined, stream: undefined, roleName: undefined, lineRoleName: undefined },
};

/** The answers for an endpoint. */
export function answersFor({ scope, endpointId }: EndpointRef): Answers {
  return { endpoint: endpointKey(scope, endpointId) };
}
