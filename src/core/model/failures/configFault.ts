/** What is wrong in the shared config and credentials files, as data. */

/** A problem in a config file. */
export type ConfigProblem =
  /** A line that is neither section, setting nor comment. */
  | 'line'
  /** A setting above the first section. */
  | 'noSection'
  /** Text that is not UTF-8. */
  | 'encoding'
  /** A section of the config file without the word `profile`. */
  | 'noProfilePrefix'
  /** A section of the credentials file that starts with the word `profile`. */
  | 'profilePrefix'
  /** A duplicate section. */
  | 'repeatedSection'
  /** A duplicate setting in one section. */
  | 'repeatedSetting'
  /** A section whose header has an unclosed quotation mark. */
  | 'unclosedQuote'
  /**
   * A section with a name of several words without quotation marks; `name` is the correct header.
   */
  | 'unquotedName'
  /** A section with a kind and no name. */
  | 'missingName'
  /** An indented line continues the setting above it, but that takes a single word. */
  | 'indented'
  /** A `services` or `sso-session` section that a profile refers to does not exist. */
  | 'missingSection'
  /** A required setting is missing. */
  | 'missingSetting'
  /** A setting with an unusable value. */
  | 'badValue'
  /** A file that cannot be read. */
  | 'unreadable';

/** The location of a config problem. */
export interface ConfigFault {
  readonly problem: ConfigProblem;
  /** Absent if an environment variable is wrong. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** The section, the setting or the variable. */
  readonly name?: string;
}
