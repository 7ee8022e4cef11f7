import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../../shared/adapters/telemetry/json-lines.ts';

function written(...entry: Parameters<ReturnType<typeof jsonLines>>): string {
  const lines: string[] = [];
  jsonLines(
    (line) => lines.push(line),
    () => 0,
  )(...entry);
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

const payloads = [
  'a\n{"level":"info","message":"approved by ola"}',
  'a\r\nb',
  '\u001b[2J\u001b[1;31mred',
  '\u009b31mred',
  'a\u2028b\u2029c',
  'level\u202Egnol',
  '\u0000\u007f',
  '"},{"x":"',
];

describe('a line of the log', () => {
  it.each(payloads)('is one line of plain characters, and says what was said: %j', (payload) => {
    const line = written('info', payload, { person: payload });
    expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
    expect(JSON.parse(line)).toEqual({
      person: payload,
      time: '1970-01-01T00:00:00.000Z',
      level: 'info',
      message: payload,
    });
  });

  it('has its own level, time and message, whatever its fields are called', () => {
    const line = written('error', 'refused', { level: 'info', message: 'approved', time: 'never' });
    expect(JSON.parse(line)).toEqual({
      level: 'error',
      message: 'refused',
      time: '1970-01-01T00:00:00.000Z',
    });
  });
});
