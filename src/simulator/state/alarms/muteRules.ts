/**
 * Alarm mute rules: while one is active, its alarms change state but run no actions.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 */
import { dayMs } from '../../../core/base/duration';
import type { AlarmState } from '../../../core/model/alarm';
import { windowBegan, type MuteSchedule } from './muteSchedule';

/** A rule; times in milliseconds since 1970. */
export interface SimulatedMuteRule {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly schedule: MuteSchedule;
  readonly alarmNames: readonly string[];
  readonly startsAt: number | undefined;
  readonly expiresAt: number | undefined;
  readonly updatedAt: number;
}

export type MuteStatus = 'SCHEDULED' | 'ACTIVE' | 'EXPIRED';

/** Whether the rule mutes at that time, will later, or has expired. */
export function muteStatus(rule: SimulatedMuteRule, at: number): MuteStatus {
  const { schedule, startsAt = -Infinity, expiresAt = Infinity } = rule;
  if (at >= expiresAt) return 'EXPIRED';
  const began = at >= startsAt ? windowBegan(schedule, at) : undefined;
  if (began !== undefined && began >= startsAt) return 'ACTIVE';
  return schedule.recurring || comesYet(schedule, at) ? 'SCHEDULED' : 'EXPIRED';
}

/** Whether the one window of `at(…)` is in the future. */
function comesYet({ expression }: MuteSchedule, at: number): boolean {
  // Time zones differ by at most a day; a window within that day has already been checked.
  return Date.parse(`${expression.slice(3, 19)}Z`) > at - dayMs;
}

/** The rules of one region, and the alarms whose actions they defer. */
export class MuteRules {
  private readonly byName = new Map<string, SimulatedMuteRule>();
  /** By name: the state before the transition whose actions were deferred. */
  private readonly deferred = new Map<string, AlarmState>();

  /** In order of their names. */
  list(): SimulatedMuteRule[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  get(name: string): SimulatedMuteRule | undefined {
    return this.byName.get(name);
  }

  put(rule: SimulatedMuteRule): void {
    this.byName.set(rule.name, rule);
  }

  delete(name: string): void {
    this.byName.delete(name);
  }

  /** Whether the actions of a transition are deferred; if so, it is recorded. */
  holdsBack(alarmName: string, from: AlarmState, at: number): boolean {
    const muted = this.mutes(alarmName, at);
    if (muted) this.deferred.set(alarmName, from);
    else this.deferred.delete(alarmName);
    return muted;
  }

  /**
   * The alarms that are no longer muted, with the state before the deferred transition; each once.
   */
  released(at: number): readonly (readonly [alarmName: string, from: AlarmState])[] {
    const free = [...this.deferred].filter(([name]) => !this.mutes(name, at));
    for (const [name] of free) this.deferred.delete(name);
    return free;
  }

  /** Whether a rule mutes the alarm at that time. */
  mutes(alarmName: string, at: number): boolean {
    return this.muting(alarmName, at) !== undefined;
  }

  /** The first rule that mutes the alarm at that time, with its current window. */
  muting(
    alarmName: string,
    at: number,
  ): { readonly arn: string; readonly began: number; readonly ends: number } | undefined {
    const rule = this.list().find(
      (one) => one.alarmNames.includes(alarmName) && muteStatus(one, at) === 'ACTIVE',
    );
    const began = rule && windowBegan(rule.schedule, at);
    if (!rule || began === undefined) return undefined;
    return { arn: rule.arn, began, ends: began + rule.schedule.durationMs };
  }
}
