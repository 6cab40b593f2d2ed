/**
 * Knows which alarms of a region watch Client VPN, and reads their states with the fewest calls.
 * Where one call lists every alarm of the region, listing is the poll. Elsewhere the known ones are
 * read by name at each poll, and the pages of the list, most of them about other services, now and
 * then only: at first, when a person asks, every quarter of an hour, less often where they are many.
 */
import { watchesClientVpn } from '../watching/watches';
import type { Alarm } from '../model/alarm';
import type { AlarmsPort } from '../ports/aws';
import type { Clock } from '../base/clock';
import type { Discovery } from '../ports/sharing';
import { AlarmPages } from './alarmPages';

/** Least pause between two discoveries, in ms: how long a colleague's alarm may stay unseen. */
const shortestPauseMs = 15 * 60 * 1000;
/**
 * A discovery pauses this long for each page, in ms, so that pages stay a small part of all calls:
 * fifty pages are read every 75 minutes.
 */
const pausePerPageMs = 90_000;
/** Longest pause between two discoveries, in ms. */
const longestPauseMs = 4 * 60 * 60 * 1000;
/** While known alarms wait to be polled, a discovery takes no more pages than this at a time. */
const pagesAtOnce = 15;

/** The alarms of one scope. */
export class AlarmDirectory {
  /** Undefined until every page has been read once. */
  private names: ReadonlySet<string> | undefined;
  /** Those of the names that are there, by the last answers and by our own writes. */
  private readonly live = new Set<string>();
  /** How many pages the last discovery read; one until a second one is found. */
  private pageCount = 1;
  /** The discovery under way. */
  private pages: AlarmPages | undefined;
  private wanted = false;
  /** When every page was read last, on the monotonic time. */
  private discoveredAt = -Infinity;
  /** The same for other windows, ms since 1970. */
  private stamp = -Infinity;

  constructor(
    private readonly alarms: AlarmsPort,
    private readonly clock: Clock,
  ) {}

  /** An alarm that has just been made: polled from now on. */
  learn(name: string): void {
    this.live.add(name);
    if (this.names) this.names = new Set([...this.names, name]);
  }

  /**
   * The known alarms as they are now; undefined while pages of the first discovery are missing,
   * for what is known by then must not pass for everything.
   * @param everything asks for a discovery too
   * @throws ExpectedError
   */
  async poll(everything: boolean, signal: AbortSignal): Promise<readonly Alarm[] | undefined> {
    this.wanted ||= everything;
    if (this.fitsOnePage && !this.pages) {
      const pages = this.newPages();
      await pages.read(1, signal);
      if (pages.done) return this.settle(pages);
      this.pages = pages;
      this.wanted = false;
      this.pageCount = 2;
    }
    return this.names && this.get([...this.names], signal);
  }

  /** The last discovery; undefined before the first. */
  get discovery(): Discovery | undefined {
    return this.names && { at: this.stamp, pages: this.pageCount };
  }

  /** Another window has made a discovery, and these are the alarms that it knows. */
  applyRemote(alarms: readonly Alarm[], { at, pages }: Discovery): void {
    if (at === this.stamp) return;
    const discoveredAt = this.clock.monotonicMs() - this.ageOf(at);
    if (discoveredAt <= this.discoveredAt) return;
    this.pages = undefined;
    this.pageCount = pages;
    this.live.clear();
    for (const { name } of alarms) this.live.add(name);
    this.names = new Set(this.live);
    this.discoveredAt = discoveredAt;
    this.stamp = at;
  }

  /** Whether `discover` has something to do. */
  get discovering(): boolean {
    const due = this.wanted || this.clock.monotonicMs() >= this.discoveredAt + this.pauseMs;
    return this.pages !== undefined || (due && !this.fitsOnePage);
  }

  /** Whether `poll` tells of everything that the last discovery found. */
  get known(): boolean {
    return this.names !== undefined;
  }

  /**
   * Goes on with the discovery, and begins one where none is under way.
   * @returns the alarms that it has found and that were not known; undefined while pages are missing
   * @throws ExpectedError when a page cannot be read; the next call goes on from there
   */
  async discover(signal: AbortSignal): Promise<readonly Alarm[] | undefined> {
    if (!this.pages) {
      this.pages = this.newPages();
      this.wanted = false;
    }
    const { pages, names } = this;
    await pages.read(names ? pagesAtOnce : Infinity, signal);
    if (!pages.done) return undefined;
    const found = this.settle(pages);
    // A page may be as old as the discovery; a state that is older than a polled one would lie.
    return this.get(
      found.flatMap(({ name }) => (names?.has(name) ? [] : [name])),
      signal,
    );
  }

  /**
   * In ms, at most the longest pause. A stamp that is still to come was made before the clock was set
   * back: the next discovery is due.
   */
  private ageOf(stamp: number): number {
    const age = this.clock.now() - stamp;
    return age >= 0 ? Math.min(age, longestPauseMs) : longestPauseMs;
  }

  /** Between the last discovery and the next, in ms. */
  private get pauseMs(): number {
    return Math.min(Math.max(shortestPauseMs, this.pageCount * pausePerPageMs), longestPauseMs);
  }

  /** Whether one call is thought to list everything. */
  private get fitsOnePage(): boolean {
    return this.pageCount === 1;
  }

  private newPages(): AlarmPages {
    return new AlarmPages(this.alarms, this.clock);
  }

  /** All pages are there. Names that are known to live stay, whatever moved between two pages. */
  private settle(pages: AlarmPages): readonly Alarm[] {
    const found = pages.found.filter(watchesClientVpn);
    this.pageCount = pages.pageCount;
    if (this.fitsOnePage) this.live.clear();
    for (const { name } of found) this.live.add(name);
    this.names = new Set(this.live);
    this.pages = undefined;
    this.discoveredAt = this.clock.monotonicMs();
    this.stamp = this.clock.now();
    if (this.fitsOnePage) this.wanted = false;
    return found;
  }

  private async get(names: readonly string[], signal: AbortSignal): Promise<readonly Alarm[]> {
    if (names.length === 0) return [];
    const alarms = (await this.alarms.get(names, signal)).filter(watchesClientVpn);
    const there = new Set(alarms.map(({ name }) => name));
    for (const name of names) if (!there.has(name)) this.live.delete(name);
    for (const name of there) this.live.add(name);
    return alarms;
  }
}
