/** Subscribers for tests. */
import type { Subscriber } from '../../src/core/model/topic';

/** Somebody by e-mail. */
export function byEmail(endpoint: string): Subscriber {
  return { protocol: 'email', endpoint };
}
