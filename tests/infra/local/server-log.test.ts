import { existsSync, mkdtempSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openServerLog } from '../../../infra/local/server-log.ts';

let file: string;
let terminal: string[];
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'eods-log-')), 'server.log');
  terminal = [];
});
const open = () => openServerLog(file, (line) => terminal.push(line));
const lines = (): unknown[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the server log', () => {
  it('writes one JSON object per line, with errors in full', () => {
    const { log, close } = open();
    log('information', 'started', { url: 'here' });
    log('error', 'failed\nbadly', { error: new Error('outer', { cause: new Error('inner') }) });
    close();
    expect(lines()).toEqual([
      { time: expect.stringMatching(/Z$/), level: 'information', message: 'started', url: 'here' },
      {
        time: expect.any(String),
        level: 'error',
        message: 'failed\nbadly',
        error: {
          name: 'Error',
          message: 'outer',
          stack: expect.stringContaining('server-log.test'),
          cause: expect.objectContaining({ message: 'inner' }),
        },
      },
    ]);
  });

  it('shows warnings and errors at the terminal, and nothing else', () => {
    const { log, close } = open();
    log('information', 'quiet');
    log('debug', 'quieter');
    log('warning', 'slow');
    log('error', 'failed', { error: new Error('why') });
    close();
    expect(terminal).toEqual(['warning: slow', 'error: failed: why']);
    expect(lines()).toHaveLength(3);
  });

  it('lets no text move the cursor of the terminal, begin a line, or pose as a field of its own', () => {
    const { log, close } = open();
    log('error', 'failed\n\u001b[2Jinformation: approved', {
      level: 'information',
      error: new Error('\u009b31m\r'),
    });
    close();
    expect(terminal).toEqual([
      String.raw`error: failed\u000a\u001b[2Jinformation: approved: \u009b31m\u000d`,
    ]);
    expect(lines()).toEqual([expect.objectContaining({ level: 'error' })]);
    expect(readFileSync(file, 'utf8').trimEnd()).not.toMatch(/\p{Cc}/u);
  });

  it('goes on in the same file, and in a new one when that has grown large', () => {
    for (const message of ['one', 'two']) {
      const { log, close } = open();
      log('information', message);
      close();
    }
    expect(lines()).toHaveLength(2);
    truncateSync(file, 11 * 1024 * 1024);
    const { log, close } = open();
    log('information', 'three');
    close();
    expect(lines()).toMatchObject([{ message: 'three' }]);
    expect(statSync(`${file}.1`).size).toBe(11 * 1024 * 1024);
  });

  it('keeps the message of a line whose fields do not fit into JSON, and of an error only what tells of it', () => {
    const circle: Record<string, unknown> = { size: 1n };
    const failed = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', request: circle });
    const { log, close } = open();
    log('information', 'fits', { size: 1n, error: failed });
    circle['self'] = circle;
    log('information', 'round', circle);
    close();
    expect(lines()).toEqual([
      {
        time: expect.any(String),
        level: 'information',
        message: 'fits',
        size: '1',
        error: { name: 'Error', message: 'refused', code: 'ECONNREFUSED', stack: expect.any(String) },
      },
      { time: expect.any(String), level: 'information', message: 'round', fields: 'not serialisable' },
    ]);
  });

  it.runIf(existsSync('/dev/full'))('lets what is logged go on when there is no room for it', () => {
    const { log, close } = openServerLog('/dev/full', (line) => terminal.push(line));
    log('information', 'kept nowhere');
    close();
    expect(terminal).toEqual([expect.stringMatching(/^warning: the log cannot be written: ENOSPC/)]);
  });

  it('is readable by its owner only', () => {
    open().close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
