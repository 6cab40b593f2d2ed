/** Whether something comes into sight, where the answer decides how to go on. */
import { errors, type Locator } from 'playwright-core';

/** How long one waits before one looks elsewhere, in ms. */
const timeoutMs = 5000;

/** Whether it shows within a few seconds. */
export function isThere(locator: Locator): Promise<boolean> {
  return inTime(() => locator.waitFor({ timeout: timeoutMs }));
}

/** Clicks it if possible within a few seconds. @returns whether it was clicked */
export function isClicked(locator: Locator): Promise<boolean> {
  return inTime(() => locator.click({ timeout: timeoutMs }));
}

/** Moves the pointer over it if possible within a few seconds. @returns whether it was moved */
export function isHovered(locator: Locator): Promise<boolean> {
  return inTime(() => locator.hover({ timeout: timeoutMs }));
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
