import { describe, expect, it } from 'vitest';
import { calendarFile, foldLine } from '../../../electron/papers/calendar-file.ts';

const now = '2026-03-05T09:30:00';
const event = { key: 'contract:p', day: '2026-12-31', summary: '林小满 劳动合同到期', kind: '劳动合同' };

/** The content lines by RFC 5545 3.1: CRLF ends a line, and a line that begins with a space or tab goes on. */
function contentLines(file: string): readonly { readonly name: string; readonly value: string }[] {
  expect(file.endsWith('\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  const unfolded = file
    .replaceAll(/\r\n[ \t]/gu, '')
    .slice(0, -2)
    .split('\r\n');
  return unfolded.map((line) => {
    const match = /^([A-Z-]+(?:;[A-Z-]+=[^:;,"]+)*):(.*)$/u.exec(line);
    expect(match, line).not.toBeNull();
    return { name: match?.[1] ?? '', value: match?.[2] ?? '' };
  });
}

const valuesOf = (file: string, name: string) =>
  contentLines(file)
    .filter((line) => line.name === name)
    .map(({ value }) => value);

describe('a calendar file', () => {
  it('has what every calendar and every event of it needs, in pairs', () => {
    const names = contentLines(calendarFile([event], now)).map(({ name, value }) =>
      name === 'BEGIN' || name === 'END' ? `${name} ${value}` : name,
    );
    expect(names).toEqual([
      'BEGIN VCALENDAR',
      'VERSION',
      'PRODID',
      'CALSCALE',
      'METHOD',
      'BEGIN VEVENT',
      'UID',
      'DTSTAMP',
      'DTSTART;VALUE=DATE',
      'DTEND;VALUE=DATE',
      'SUMMARY',
      'CATEGORIES',
      'TRANSP',
      'END VEVENT',
      'END VCALENDAR',
    ]);
  });

  it('lasts the whole day, until the day after, also over the turn of a year', () => {
    const file = calendarFile([event], now);
    expect(valuesOf(file, 'DTSTART;VALUE=DATE')).toEqual(['20261231']);
    expect(valuesOf(file, 'DTEND;VALUE=DATE')).toEqual(['20270101']);
    expect(valuesOf(file, 'DTSTAMP')[0]).toMatch(/^\d{8}T\d{6}Z$/u);
  });

  it('knows an event again and tells two apart, without saying where it comes from', () => {
    const uids = (key: string, day: string) => valuesOf(calendarFile([{ ...event, key, day }], now), 'UID')[0];
    expect(uids('contract:p', '2026-12-31')).toBe(uids('contract:p', '2027-01-01'));
    expect(uids('a', '2026-01-01')).not.toBe(uids('b', '2026-01-01'));
    expect(calendarFile([event], now)).not.toContain('contract:p');
  });

  it('escapes what has a meaning of its own', () => {
    const file = calendarFile([{ ...event, summary: '一,二;三\\四\n五\u0007' }], now);
    expect(valuesOf(file, 'SUMMARY')).toEqual(['一\\,二\\;三\\\\四\\n五']);
  });

  it('folds long lines to 75 octets without cutting a character', () => {
    const long = `SUMMARY:${'𠀀汉a'.repeat(60)}`;
    const pieces = foldLine(long).split('\r\n');
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
    expect(Buffer.from(foldLine(long), 'utf8').toString('utf8')).not.toContain('\uFFFD');
    expect(foldLine(long).replaceAll('\r\n ', '')).toBe(long);
    expect(foldLine('SUMMARY:短')).toBe('SUMMARY:短');
  });
});
