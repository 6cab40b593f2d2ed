/** Where data come from: the real AWS or the simulator. At most one is open. */
import type { ConfigFault } from '../model/failures/configFault';
import type { Disposable } from '../base/events';
import type { Scope } from '../model/scope';
import type { Clock } from '../base/clock';
import type { ScopeAws } from './aws';
import type { AwsCall } from './calls';
import type { TrialControls } from './trial';

/** A profile of the shared config, by name; an empty name is the default credential chain. */
export interface Profile {
  readonly name: string;
  readonly region?: string;
  /** How it signs in, for display: `sso`, `role`, `keys`, `process`, `login`, `default`. */
  readonly kind: string;
}

/** An MFA device and the profile whose role asks for its code. */
interface MfaDevice {
  readonly profile: string;
  /** A serial number or an ARN. */
  readonly serial: string;
}

/** Asks the user for the current code of the device; undefined when they cancel. */
export type AskMfaCode = (device: MfaDevice) => Promise<string | undefined>;

/** Access to AWS. */
export interface Backend extends Disposable {
  /** AWS's time: the machine's clock, or the simulator's. */
  readonly clock: Clock;
  /** Present while the simulator answers. */
  readonly trial?: TrialControls;
  /** The only available scopes, if the user has no choice. */
  readonly fixedScopes?: readonly Scope[];
  /** Reads the shared config again. */
  profiles(): Promise<readonly Profile[]>;
  /**
   * The reason why the shared config, or a part of it, cannot be read; undefined if there is none.
   */
  configFault(): Promise<ConfigFault | undefined>;
  /** Regions that the user can choose, by code. */
  regions(): readonly string[];
  /**
   * Signs in a profile whose role needs an MFA code. Only this call asks the user: a background
   * refresh fails with `mfaNeeded` instead. The session stays in memory and serves all scopes of
   * the profile until it expires.
   * @throws ExpectedError `mfaRefused`, `cancelled`, and other sign-in failures
   */
  signIn(profile: string, ask: AskMfaCode): Promise<void>;
  /** The same object for the same scope. Makes no call and reads no file. */
  open(scope: Scope): ScopeAws;
  /**
   * Receives each write that a scope of it has accepted, also one that ends after another backend has
   * replaced it; `at` is AWS's time, ms since 1970.
   */
  readonly onWritten?: (call: AwsCall, scope: Scope, at: number) => void;
}
