/**
 * Knows which alarms of a region watch Client VPN and reads their states with the fewest calls.
 * Where one call lists all alarms of the region, each poll lists them. Elsewhere each poll reads
 * the known alarms by name. All pages of the list, most of them about other services, are scanned
 * at the start, when a user asks, and every 15 minutes or less often for long lists.
 */
import { hourMs, minuteMs } from '../base/duration';
import { readsLogOf, type LoggedEndpoint } from '../watching/connectionLogs';
import { watchesClientVpn } from '../watching/watches';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { AlarmsPort } from '../ports/aws';
import type { Clock } from '../base/clock';
import type { Discovery } from '../ports/sharing';
import { AlarmPages } from './alarmPages';

/**
 * Minimum pause between two scans, in ms: the longest time that another user's alarm may stay
 * unseen in a small account.
 */
const shortestPauseMs = 15 * minuteMs;
/**
 * Pause after a scan for each of its pages, in ms, so that scans stay a small part of all calls:
 * fifty pages are read every 75 minutes.
 */
const pausePerPageMs = 90_000;
/** Maximum pause between two scans, in ms. */
const longestPauseMs = 4 * hourMs;
/** While known alarms wait to be polled, one call reads at most this many pages. */
const pagesAtOnce = 15;

/** The alarms of one scope. */
export class AlarmIndex {
  /** Undefined until every page has been read once. */
  private names: ReadonlySet<string> | undefined;
  /** The names that exist, according to the latest responses and our own writes. */
  private readonly live = new Set<string>();
  /** The number of pages of the last scan; 1 until a second page is found. */
  private pageCount = 1;
  /** The scan under way. */
  private pages: AlarmPages | undefined;
  private wanted = false;
  /** When all pages were last read, monotonic ms. */
  private discoveredAt = -Infinity;
  /** When all pages were last read, ms since 1970, for other windows. */
  private stamp = -Infinity;

  /**
   * @param endpoints those listed now: a log alarm may read an endpoint's log by a query that does not
   * mention Client VPN
   */
  constructor(
    private readonly alarms: AlarmsPort,
    private readonly clock: Clock,
    private readonly endpoints: () => readonly LoggedEndpoint[] = () => [],
  ) {}

  /** Adds an alarm that was just created, so that it is polled from now on. */
  add(name: string): void {
    this.live.add(name);
    if (this.names) this.names = new Set([...this.names, name]);
  }

  /**
   * The current state of the known alarms; undefined until the first scan is complete, because a
   * part must not be treated as the whole.
   * @param full also requests a scan
   * @throws ExpectedError
   */
  async poll(full: boolean, signal: AbortSignal): Promise<readonly AnyAlarm[] | undefined> {
    this.wanted ||= full;
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

  /** The last scan; undefined before the first. */
  get discovery(): Discovery | undefined {
    return this.names && { at: this.stamp, pages: this.pageCount };
  }

  /** Applies the scan of another window, which found these alarms. */
  applyRemote(alarms: readonly AnyAlarm[], { at, pages }: Discovery): void {
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

  /** Whether `discover` has work to do. */
  get scanDue(): boolean {
    const due = this.wanted || this.clock.monotonicMs() >= this.discoveredAt + this.pauseMs;
    return this.pages !== undefined || (due && !this.fitsOnePage);
  }

  /** Whether `poll` returns every alarm that the last scan found. */
  get known(): boolean {
    return this.names !== undefined;
  }

  /**
   * Continues the scan, or starts one if none is under way.
   * @returns the newly found alarms; undefined while pages are missing
   * @throws ExpectedError when a page cannot be read; the next call continues there
   */
  async scanAllPages(signal: AbortSignal): Promise<readonly AnyAlarm[] | undefined> {
    if (!this.pages) {
      this.pages = this.newPages();
      this.wanted = false;
    }
    const { pages, names } = this;
    await pages.read(names ? pagesAtOnce : Infinity, signal);
    if (!pages.done) return undefined;
    const found = this.settle(pages);
    // A page may be as old as the scan, so its states may be older than polled ones.
    return this.get(
      found.flatMap(({ name }) => (names?.has(name) ? [] : [name])),
      signal,
    );
  }

  /**
   * Age in ms, at most the longest pause. A timestamp in the future was written before the clock
   * was set back; it counts as due.
   */
  private ageOf(stamp: number): number {
    const age = this.clock.now() - stamp;
    return age >= 0 ? Math.min(age, longestPauseMs) : longestPauseMs;
  }

  /** Pause between the last scan and the next, in ms. */
  private get pauseMs(): number {
    return Math.min(Math.max(shortestPauseMs, this.pageCount * pausePerPageMs), longestPauseMs);
  }

  /** Whether one call is expected to list all alarms. */
  private get fitsOnePage(): boolean {
    return this.pageCount === 1;
  }

  private newPages(): AlarmPages {
    return new AlarmPages(this.alarms, this.clock);
  }

  /**
   * Completes a scan. Keeps names that are known to exist, because entries may move between pages
   * during the scan.
   */
  private settle(pages: AlarmPages): readonly AnyAlarm[] {
    const found = pages.found.filter(this.isWanted());
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

  private isWanted(): (alarm: AnyAlarm) => boolean {
    const endpoints = this.endpoints();
    return (alarm) =>
      watchesClientVpn(alarm) ||
      (isLogAlarm(alarm) && endpoints.some((endpoint) => readsLogOf(alarm, endpoint)));
  }

  private async get(names: readonly string[], signal: AbortSignal): Promise<readonly AnyAlarm[]> {
    if (names.length === 0) return [];
    const alarms = (await this.alarms.get(names, signal)).filter(this.isWanted());
    const there = new Set(alarms.map(({ name }) => name));
    for (const name of names) if (!there.has(name)) this.live.delete(name);
    for (const name of there) this.live.add(name);
    return alarms;
  }
}
