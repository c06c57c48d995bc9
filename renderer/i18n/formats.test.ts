import { expect, test } from 'vitest';
import { formatsFor } from './formats';

const en = formatsFor('en');
const zh = formatsFor('zh-CN');
const now = Date.UTC(2026, 4, 10, 12);
const hour = 3_600_000;

test.each([
  [0, '0:00'],
  [68, '1:08'],
  [7380, '2:03:00'],
])('%d seconds read %s', (seconds, text) => expect(en.duration(seconds)).toBe(text));

test.each([
  [0, '0%'],
  [0.999, '99%'],
  [1, '100%'],
])('a part of %d reads %s, never all before it is all', (part, text) => expect(en.percent(part)).toBe(text));

test.each([
  [0, 'now', '现在'],
  [hour * 30, 'yesterday', '昨天'],
  [hour * 80, '3 days ago', '3天前'],
  [hour * 24 * 8, 'last week', '上周'],
  [hour * 24 * 60, 'Mar 11, 2026', '2026年3月11日'],
])('%d ms ago reads naturally in both languages', (past, english, chinese) => {
  expect(en.ago(now - past, now)).toBe(english);
  expect(zh.ago(now - past, now)).toBe(chinese);
});

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [3_600_000, '3.6 MB'],
  [19_400_000, '19 MB'],
])('%d bytes read %s', (bytes, text) => expect(en.bytes(bytes)).toBe(text));

test('the time of the day has 24 hours in both languages', () => {
  const evening = new Date(2026, 4, 10, 21, 5, 9).getTime();
  expect([en.clock(evening), zh.clock(evening)]).toEqual(['21:05:09', '21:05:09']);
});

test('scores keep two digits, counts are grouped', () => {
  expect(en.score(0.3)).toBe('0.30');
  expect(en.number(12345)).toBe('12,345');
});
