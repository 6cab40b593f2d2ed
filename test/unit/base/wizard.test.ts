import { describe, expect, it } from 'vitest';
import { runWizard, type Outcome, type Step } from '../../../src/core/base/wizard';

type State = readonly string[];

/** A step that gives its answers in turn and notes what it was asked with. */
function scripted(log: string[], name: string, ...answers: Outcome<State>['kind'][]): Step<State> {
  return (state, canGoBack) => {
    log.push(`${name}(${state.join('')})${canGoBack ? '<' : ''}`);
    const kind = answers.shift() ?? 'next';
    if (kind === 'back' || kind === 'cancel') return Promise.resolve({ kind });
    return Promise.resolve({ kind, state: [...state, name] });
  };
}

describe('runWizard', () => {
  it('goes forward and gives the last state', async () => {
    const log: string[] = [];
    const result = await runWizard([scripted(log, 'a'), scripted(log, 'b')], []);
    expect(result).toEqual(['a', 'b']);
    expect(log).toEqual(['a()', 'b(a)<']);
  });

  it('goes back with the state that the step began with', async () => {
    const log: string[] = [];
    const steps = [scripted(log, 'a'), scripted(log, 'b'), scripted(log, 'c', 'back', 'next')];
    expect(await runWizard(steps, [])).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a()', 'b(a)<', 'c(ab)<', 'b(a)<', 'c(ab)<']);
  });

  it('passes a skipped step by on the way back', async () => {
    const log: string[] = [];
    const steps = [
      scripted(log, 'a'),
      scripted(log, 'b', 'skip', 'skip'),
      scripted(log, 'c', 'back', 'next'),
    ];
    await runWizard(steps, []);
    expect(log).toEqual(['a()', 'b(a)<', 'c(ab)<', 'a()', 'b(a)<', 'c(ab)<']);
  });

  it('offers no way back where only skipped steps came before', async () => {
    const log: string[] = [];
    await runWizard([scripted(log, 'a', 'skip'), scripted(log, 'b')], []);
    expect(log).toEqual(['a()', 'b(a)']);
  });

  it('ends with nothing when canceled', async () => {
    const log: string[] = [];
    const steps = [scripted(log, 'a'), scripted(log, 'b', 'cancel'), scripted(log, 'c')];
    expect(await runWizard(steps, [])).toBeUndefined();
    expect(log).toHaveLength(2);
  });
});
