/**
 * Reads that a form needs for its current answers. A part of the form asks for what it needs each time
 * the form is built; what nobody asks for any more is cancelled and forgotten.
 */
import type { Disposable } from '../../base/events';
import { isExpected, type Failure } from '../../model/errors';

/** How far a read is. */
export type Reading<T> =
  /** `before`: the last value for another key. */
  | { readonly kind: 'reading'; readonly before?: T }
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The value, if it has been read. */
export function readValue<T>(reading: Reading<T> | undefined): T | undefined {
  return reading?.kind === 'read' ? reading.value : undefined;
}

/** The value, or the one before it while another is read. */
export function latestValue<T>(reading: Reading<T> | undefined): T | undefined {
  return reading?.kind === 'reading' ? reading.before : readValue(reading);
}

/** Asks for a value. @param key what it depends on: another key is another read */
export interface FormReads {
  of<T>(slot: string, key: string, read: (signal: AbortSignal) => Promise<T>): Reading<T>;
}

interface Slot {
  readonly key: string;
  readonly controller: AbortController;
  reading: Reading<unknown>;
}

/** The reads of one form. */
export class KeyedReads implements FormReads, Disposable {
  private readonly slots = new Map<string, Slot>();
  private readonly wanted = new Set<string>();

  /**
   * @param onChange a read has ended
   * @param onBug a read has failed with an error that is no failure of AWS
   */
  constructor(
    private readonly onChange: () => void,
    private readonly onBug: (error: unknown) => void,
  ) {}

  of<T>(slot: string, key: string, read: (signal: AbortSignal) => Promise<T>): Reading<T> {
    this.wanted.add(slot);
    const there = this.slots.get(slot);
    // Each slot is asked with one type.
    if (there?.key === key) return there.reading as Reading<T>;
    there?.controller.abort();
    const before = latestValue(there?.reading as Reading<T> | undefined);
    return this.start(slot, key, read, before);
  }

  /** Cancels and forgets what nobody has asked for since the last call. */
  sweep(): void {
    for (const [name, { controller }] of this.slots) {
      if (this.wanted.has(name)) continue;
      controller.abort();
      this.slots.delete(name);
    }
    this.wanted.clear();
  }

  /** Forgets everything, so that it is read again. */
  forget(): void {
    this.sweep();
    this.dispose();
  }

  dispose(): void {
    for (const { controller } of this.slots.values()) controller.abort();
    this.slots.clear();
  }

  private start<T>(
    name: string,
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
    before: T | undefined,
  ): Reading<T> {
    const controller = new AbortController();
    const reading: Reading<T> = { kind: 'reading', ...(before !== undefined && { before }) };
    const slot: Slot = { key, controller, reading };
    this.slots.set(name, slot);
    const end = (result: Reading<T>): void => {
      if (controller.signal.aborted) return;
      slot.reading = result;
      this.onChange();
    };
    read(controller.signal).then(
      (value) => {
        end({ kind: 'read', value });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        if (isExpected(error)) end({ kind: 'failed', failure: error.failure });
        else this.onBug(error);
      },
    );
    return reading;
  }
}
