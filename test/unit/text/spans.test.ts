/** Texts for spans of time whose unit has a singular. */
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../src/core/text/format';
import { daysText, everyText } from '../../../src/core/text/spans';
import { plainTranslate } from '../../fakes/plainTranslate';

const format = createFormat({ locale: 'en' });
const [second, minute] = [1000, 60_000];

describe('a rate', () => {
  it.each([
    [minute, 'every minute'],
    [2 * minute, 'every 2 min'],
    [90 * second, 'every 1 min 30 sec'],
    [60 * minute, 'every hour'],
    [24 * 60 * minute, 'every day'],
  ])('%d ms', (ms, text) => {
    expect(everyText(ms, plainTranslate, format)).toBe(text);
  });
});

it.each([
  [0, '0 days'],
  [1, '1 day'],
  [2, '2 days'],
])('%d as days', (days, text) => {
  expect(daysText(days, plainTranslate)).toBe(text);
});
