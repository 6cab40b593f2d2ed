/** The core's log. Never contains a secret, never translated. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  /** Writes a message, or whatever was thrown. */
  error(thrown: unknown): void;
}
