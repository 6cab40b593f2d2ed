/** The questions of a wizard, in their order, with an answer to each. */
import type { QuickInput } from './quickInput';

/** A question, recognized by a part of its prompt, and its answer. */
export type WizardStep = readonly [prompt: string, answer: () => Promise<void>];

/** Answers all questions before that one, and waits for it. Each is awaited before it is answered. */
export async function goToStep(
  quickInput: QuickInput,
  steps: readonly WizardStep[],
  index: number,
): Promise<void> {
  for (const [prompt, answer] of steps.slice(0, index)) {
    // What is typed before a step is there would answer the one before it.
    await quickInput.prompt(prompt);
    await answer();
  }
  await quickInput.prompt(steps[index]?.[0] ?? '');
}
