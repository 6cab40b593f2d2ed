/** A choice that stays as made until the extension has answered it. */
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * What a control shows as chosen, and how to choose. A state that the extension sent before it heard of
 * the choice still has the value before, and does not undo the choice.
 * @param value the value as the extension last sent it; another one ends the choice
 */
export function useChoice(value: string): readonly [string, (value: string) => void] {
  const [choice, setChoice] = useState<string | undefined>(undefined);
  useLayoutEffect(() => {
    setChoice(undefined);
  }, [value]);
  return [choice ?? value, setChoice];
}
