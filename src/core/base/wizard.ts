/** The order of a wizard's steps: forward with what was answered, back to what was asked before. */

/** What came of one step. `skip` is for a step that has nothing to ask: going back passes it by. */
export type Outcome<State> =
  | { readonly kind: 'next'; readonly state: State }
  | { readonly kind: 'skip'; readonly state: State }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

/** Asks one thing. `canGoBack` is false for the first that a person saw. */
export type Step<State> = (state: State, canGoBack: boolean) => Promise<Outcome<State>>;

/**
 * Runs the steps in order. Back returns to the step asked before, with the state it began with, so
 * that a changed answer leaves nothing of the old one behind.
 * @returns the last state, or undefined when the person cancelled
 */
export async function runWizard<State>(
  steps: readonly Step<State>[],
  initial: State,
): Promise<State | undefined> {
  const asked: { readonly index: number; readonly state: State }[] = [];
  let at = { index: 0, state: initial };
  for (let step = steps[0]; step; step = steps[at.index]) {
    const outcome = await step(at.state, asked.length > 0);
    switch (outcome.kind) {
      case 'next':
        asked.push(at);
        at = { index: at.index + 1, state: outcome.state };
        break;
      case 'skip':
        at = { index: at.index + 1, state: outcome.state };
        break;
      case 'back':
        at = asked.pop() ?? at;
        break;
      case 'cancel':
        return undefined;
    }
  }
  return at.state;
}
