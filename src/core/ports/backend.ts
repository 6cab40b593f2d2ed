/** Where data come from: the real AWS or the simulator. One is alive at a time. */
import type { ConfigFault } from '../model/errors';
import type { Disposable } from '../base/events';
import type { Scope } from '../model/scope';
import type { Clock } from '../base/clock';
import type { ScopeAws } from './aws';
import type { TrialControls } from './trial';

/** A profile of the shared config, by name; an empty name is the default credential chain. */
export interface Profile {
  readonly name: string;
  readonly region?: string;
  /** How it signs in, as a word for people: `sso`, `role`, `keys`, `process`, `login`, `default`. */
  readonly kind: string;
}

/** An MFA device and the profile whose role asks for its code. */
export interface MfaDevice {
  readonly profile: string;
  /** A serial number or an ARN. */
  readonly serial: string;
}

/** Asks a person for the code that the device shows now; undefined when they leave. */
export type AskMfaCode = (device: MfaDevice) => Promise<string | undefined>;

/** The way to AWS. */
export interface Backend extends Disposable {
  /** AWS's time: the machine's clock, or the simulator's. */
  readonly clock: Clock;
  /** Present while the simulator answers. */
  readonly trial?: TrialControls;
  /** The only scopes there are, where a person has no choice. */
  readonly fixedScopes?: readonly Scope[];
  /** Reads the shared config anew. */
  profiles(): Promise<readonly Profile[]>;
  /** What keeps the shared config, or a part of it, from being read; undefined when nothing does. */
  configFault(): Promise<ConfigFault | undefined>;
  /** Regions that a person may choose, by code. */
  regions(): readonly string[];
  /**
   * Signs in a profile whose role asks for an MFA code. The one call that asks anybody: a refresh in
   * the background fails with `mfaNeeded` instead, so no question comes out of nowhere. The session
   * is kept in memory and serves all scopes of the profile until it ends.
   * @throws ExpectedError `mfaRefused`, `cancelled`, and whatever else keeps it from working
   */
  signIn(profile: string, ask: AskMfaCode): Promise<void>;
  /** The same object for the same scope. Makes no call and reads no file. */
  open(scope: Scope): ScopeAws;
}
