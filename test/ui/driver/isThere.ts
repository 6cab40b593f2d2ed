/** Whether something comes into sight, where the answer decides how to go on. */
import { errors, type Locator } from 'playwright-core';

/** How long one waits before one looks elsewhere, in ms. */
const patienceMs = 5000;

/** Whether it shows within a few seconds. */
export async function isThere(thing: Locator): Promise<boolean> {
  try {
    await thing.waitFor({ timeout: patienceMs });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
