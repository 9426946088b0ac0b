/** An iCalendar file (RFC 5545) of all-day events, for the calendars of phones and mail programs. */
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';

export interface CalendarEvent {
  /** The same for the same event each time, so that a second import replaces the first; it does not leave as it is. */
  readonly key: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly summary: string;
  /** The category. */
  readonly kind: string;
}

const lineOctets = 75;

/** Text values: backslash, semicolon, comma and line breaks are escaped (3.3.11); other control characters may not stand there. */
function textValue(text: string): string {
  return text
    .replace(/\\/gu, '\\\\')
    .replace(/[;,]/gu, '\\$&')
    .replace(/\r?\n|\r/gu, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** A content line in pieces of at most 75 octets, never within a character; each piece after the first begins with a space (3.1). */
export function foldLine(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > lineOctets) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

const compact = (day: string): string => day.replaceAll('-', '');

/** @param now local ISO time to the second; DTSTAMP wants UTC, which the machine's own zone gives */
function stampOf(now: string): string {
  const utc = Temporal.PlainDateTime.from(now).toZonedDateTime(Temporal.Now.timeZoneId()).toInstant().toString();
  return `${utc.slice(0, 19).replace(/[-:]/gu, '')}Z`;
}

/** The whole file. @param now local ISO time to the second */
export function calendarFile(events: readonly CalendarEvent[], now: string): string {
  const stamp = stampOf(now);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//shequ-taizhang//todo//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap(({ key, day, summary, kind }) => [
      'BEGIN:VEVENT',
      `UID:${createHash('sha256').update(key).digest('hex').slice(0, 32)}@shequ-taizhang.invalid`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(Temporal.PlainDate.from(day).add({ days: 1 }).toString())}`,
      `SUMMARY:${textValue(summary)}`,
      `CATEGORIES:${textValue(kind)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}
