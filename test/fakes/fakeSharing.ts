/** What the windows of one machine share, in memory. Each window has its own `FakeSharing` over one of these. */
import type { LastSeen } from '../../src/core/model/lastSeen';
import type { ScopeId } from '../../src/core/model/scope';
import type { Lease, PublishedScope, SharedScope, Sharing } from '../../src/core/ports/sharing';
import type { FakeClock } from './fakeClock';

/** `aliveAt` is on the monotonic time. */
interface SharedState {
  owner?: { readonly window: FakeSharing; readonly aliveAt: number };
  published?: { readonly by: FakeSharing; readonly text: string };
  lastSeen?: string;
}

/** An owner that has not kept its lease for so long is dead, in ms. */
const expiryMs = 15_000;

/** One machine. */
export class FakeMachine {
  readonly scopes = new Map<ScopeId, SharedState>();
  readonly notified = new Set<string>();
  readonly writing: Pick<SharedState, 'owner'> = {};

  constructor(readonly clock: FakeClock) {}

  window(): FakeSharing {
    return new FakeSharing(this);
  }
}

/** One window's view of it. */
export class FakeSharing implements Sharing {
  private readonly opened = new Map<ScopeId, SharedScope>();

  constructor(private readonly machine: FakeMachine) {}

  readonly notified: Sharing['notified'] = {
    claim: (keys) => {
      const mine = keys.filter((key) => !this.machine.notified.has(key));
      for (const key of mine) this.machine.notified.add(key);
      return Promise.resolve(new Set(mine));
    },
  };

  get writing(): Lease {
    return this.leaseOf(this.machine.writing);
  }

  scope(id: ScopeId): SharedScope {
    const known = this.opened.get(id) ?? this.open(id);
    this.opened.set(id, known);
    return known;
  }

  private open(id: ScopeId): SharedScope {
    const { scopes } = this.machine;
    const state: SharedState = scopes.get(id) ?? {};
    scopes.set(id, state);
    let seen: SharedState['published'];
    return {
      lease: this.leaseOf(state),
      publish: (published) => {
        // As through a file: what JSON cannot say does not arrive.
        state.published = { by: this, text: JSON.stringify(published) };
        return Promise.resolve();
      },
      readNewer: () => {
        const { published } = state;
        if (!published || published === seen || published.by === this)
          return Promise.resolve(undefined);
        seen = published;
        return Promise.resolve(JSON.parse(published.text) as PublishedScope);
      },
      lastSeen: {
        read: () => {
          const { lastSeen } = state;
          return Promise.resolve(lastSeen ? (JSON.parse(lastSeen) as LastSeen) : undefined);
        },
        write: (seen) => {
          state.lastSeen = JSON.stringify(seen);
          return Promise.resolve();
        },
        forget: () => {
          delete state.lastSeen;
          return Promise.resolve();
        },
      },
    };
  }

  private leaseOf(state: Pick<SharedState, 'owner'>): Lease {
    const { clock } = this.machine;
    const own = (): boolean => {
      state.owner = { window: this, aliveAt: clock.monotonicMs() };
      return true;
    };
    return {
      acquire: () => Promise.resolve(own()),
      renew: () => {
        const { owner } = state;
        const taken =
          owner && owner.window !== this && clock.monotonicMs() - owner.aliveAt < expiryMs;
        return Promise.resolve(!taken && own());
      },
      release: () => {
        if (state.owner?.window === this) delete state.owner;
        return Promise.resolve();
      },
    };
  }

  dispose(): void {
    for (const state of this.machine.scopes.values()) {
      if (state.owner?.window === this) delete state.owner;
      if (state.published?.by === this) delete state.published;
    }
  }
}
