import { describe, expect, it } from 'vitest';
import {
  alarmNameProblem,
  emailProblem,
  isAscii,
  topicNameProblem,
} from '../../../../src/core/actions/write/validation';
import { plainTranslate as t } from '../../../fakes/plainTranslate';

const prefix = 'client-vpn-watch-';
const ok = undefined;
type Expected = readonly ['error' | 'warning', RegExp] | undefined;

function check(problem: ReturnType<typeof emailProblem>, expected: Expected): void {
  expect(problem?.severity).toBe(expected?.[0]);
  if (expected) expect(problem?.text).toMatch(expected[1]);
}

describe('an alarm name', () => {
  it.each<[string, string, Expected]>([
    ['with the prefix', `${prefix}office`, ok],
    ['of 255 characters', prefix.padEnd(255, 'x'), ok],
    ['with spaces around it', `  ${prefix}office  `, ok],
    ['of 256 characters', prefix.padEnd(256, 'x'), ['error', /at most 255.*256/]],
    ['that is empty', '', ['error', /Enter a name for the alarm/]],
    ['of spaces', '   ', ['error', /Enter a name for the alarm/]],
    ['with a tab', `${prefix}a\tb`, ['error', /control characters/]],
    ['with a line break', `${prefix}a\nb`, ['error', /control characters/]],
    ['with a NUL', `${prefix}a\0b`, ['error', /control characters/]],
    ['with a DEL', `${prefix}a\x7fb`, ['error', /control characters/]],
    ['without the prefix', 'office', ['warning', /client-vpn-watch-/]],
    ['beyond ASCII', `${prefix}事務所`, ['warning', /aws:SourceArn/]],
    ['with neither', '事務所', ['warning', /client-vpn-watch-.*aws:SourceArn/]],
  ])('%s', (_, name, expected) => {
    check(alarmNameProblem(name, t), expected);
  });
});

describe('a topic name', () => {
  it.each<[string, string, Expected]>([
    ['of every kind of character', 'Vpn_watch-1', ok],
    ['of 256 characters', 'x'.repeat(256), ok],
    ['with spaces around it', ' vpn ', ok],
    ['of 257 characters', 'x'.repeat(257), ['error', /at most 256.*257/]],
    ['that is empty', ' ', ['error', /Enter a name for the topic/]],
    ['of a FIFO topic', 'vpn.fifo', ['error', /FIFO/]],
    ['with a dot', 'vpn.watch', ['error', /digits/]],
    ['with a space', 'vpn watch', ['error', /digits/]],
    ['beyond ASCII', '通知', ['error', /digits/]],
  ])('%s', (_, name, expected) => {
    check(topicNameProblem(name, t), expected);
  });
});

describe('an e-mail address', () => {
  const refused: Expected = ['error', /is not an email address/];
  it.each<[string, Expected]>([
    ['a@example.com', ok],
    [' a@example.com ', ok],
    ['first.last+vpn@mail.example.co.jp', ok],
    ["o'brien@example.com", ok],
    ['利用者@例え.jp', ok],
    [`${'a'.repeat(242)}@example.com`, ok],
    [`${'a'.repeat(243)}@example.com`, ['error', /at most 254.*255/]],
    ['', ['error', /Enter an email address/]],
    ['example.com', refused],
    ['@example.com', refused],
    ['a@', refused],
    ['a@example', refused],
    ['a@example.', refused],
    ['a@.com', refused],
    ['a@-example.com', refused],
    ['a@example-.com', refused],
    ['a@example..com', refused],
    ['a@b@example.com', refused],
    ['a@mail.example.com@example.com', refused],
    ['a b@example.com', refused],
    ['a@exa mple.com', refused],
    ['a@example.com,b@example.com', refused],
    ['A <a@example.com>', refused],
    ['a\n@example.com', refused],
  ])('%j', (address, expected) => {
    check(emailProblem(address, t), expected);
  });
});

describe('isAscii', () => {
  it.each([
    ['plain ~ text', true],
    ['', true],
    ['é', false],
    ['😀', false],
  ])('%j → %s', (text, expected) => {
    expect(isAscii(text)).toBe(expected);
  });
});
