/** The step order of a wizard: forward with answers, back to earlier questions. */

/** The outcome of one step. `skip` is for a step with nothing to ask; going back passes over it. */
export type Outcome<State> =
  | { readonly kind: 'next'; readonly state: State }
  | { readonly kind: 'skip'; readonly state: State }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

/** Asks one question. `canGoBack` is false for the first step shown. */
export type Step<State> = (state: State, canGoBack: boolean) => Promise<Outcome<State>>;

/**
 * Runs the steps in order. Back returns to the previous question with the state before its answer,
 * so that nothing of a changed answer remains.
 * @returns the last state, or undefined when the user cancelled
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
