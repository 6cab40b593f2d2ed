/** Whether something comes into sight, where the answer decides how to go on. */
import { errors, type Locator } from 'playwright-core';

/** How long one waits before one looks elsewhere, in ms. */
const patienceMs = 5000;

/** Whether it shows within a few seconds. */
export function isThere(thing: Locator): Promise<boolean> {
  return inTime(() => thing.waitFor({ timeout: patienceMs }));
}

/** Clicks it where that can be done within a few seconds, and tells whether it could. */
export function isClicked(thing: Locator): Promise<boolean> {
  return inTime(() => thing.click({ timeout: patienceMs }));
}

/** Puts the pointer over it where that can be done within a few seconds, and tells whether it could. */
export function isHovered(thing: Locator): Promise<boolean> {
  return inTime(() => thing.hover({ timeout: patienceMs }));
}

async function inTime(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
