import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditReport } from '../../shared/contracts/answers/log.ts';
import { ok } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, planned, plannedAhead } from '../support/plan-event.ts';

let app: App;
let eventId: string;
beforeAll(async () => {
  app = await openApp({ stores: 'files' });
  eventId = (await planned(app, brief('krakow'))).id;
  await decide(app, eventId, { decision: 'approve', comment: 'Close to the station' });
});
afterAll(() => app.remove());

async function audit(): Promise<AuditReport> {
  return ok(await app.api.get<AuditReport>(`events/${eventId}/audit`));
}

/** Changes a file of the store behind the app's back, looks at what the audit says, and takes the change back. */
async function auditAfter(file: string, change: string, ...values: unknown[]): Promise<AuditReport> {
  const path = join(app.folder, file);
  await app.reopen(() => {
    copyFileSync(path, `${path}.before`);
    const database = new Sqlite(path);
    const { changes } = database.prepare(change).run(...values);
    database.close();
    if (changes !== 1) throw new Error(`${changes} rows were changed`);
  });
  const report = await audit();
  await app.reopen(() => copyFileSync(`${path}.before`, path));
  return report;
}

describe('the audit of an event', () => {
  it('verifies both logs as they were written', async () => {
    const { verified, logs, alteredArtifacts } = await audit();
    expect({ verified, alteredArtifacts }).toEqual({ verified: true, alteredArtifacts: [] });
    expect(logs.decision.entries).toBeGreaterThan(2);
    expect(logs.change.entries).toBe(plannedAhead.length);
    expect(logs.decision.brokenAt).toBeNull();
  });

  it.each(['decision', 'change'] as const)('finds a changed entry of the %s log', async (log) => {
    const change = `update log_entry set entry = substr(entry, 1, length(entry) - 8) || 'AAAAAAAA' where log = ? and seq = 2`;
    const report = await auditAfter('eods.db', change, log);
    expect(report.verified).toBe(false);
    expect(report.logs[log].brokenAt).toBe(2);
  });

  it('finds an entry in plain text in place of a sealed one', async () => {
    const forged = `'{"seq":2,"by":"somebody else","impacted":[]}'`;
    const change = `update log_entry set entry = ${forged} where log = 'change' and seq = 2`;
    expect((await auditAfter('eods.db', change)).logs.change.brokenAt).toBe(2);
  });

  it('finds a time that was changed', async () => {
    const change = `update log_entry set at = '2020-01-01' where log = 'decision' and seq = 2`;
    expect((await auditAfter('eods.db', change)).logs.decision.brokenAt).toBe(2);
  });

  it('finds a removed entry', async () => {
    const report = await auditAfter('eods.db', `delete from log_entry where log = 'change' and seq = 3`);
    expect(report).toMatchObject({ verified: false, logs: { change: { brokenAt: 3 } } });
  });

  it.each(['decision', 'change'])('finds that the last entry of the %s log was cut off', async (log) => {
    const last = 'select max(seq) from log_entry where log = ?';
    const change = `delete from log_entry where log = ? and seq = (${last})`;
    const report = await auditAfter('eods.db', change, log, log);
    expect(report.verified).toBe(false);
  });

  it('finds an artifact whose stored content was changed', async () => {
    const change = `update artifact set body = '{"title":"Another title"}' where type = 'EventBrief'`;
    const report = await auditAfter('eods.db', change);
    expect(report.alteredArtifacts).toEqual([{ type: 'EventBrief', revision: 1 }]);
    expect(report.verified).toBe(false);
  });

  it('finds an artifact that was removed', async () => {
    const report = await auditAfter('eods.db', `delete from artifact where type = 'Timeline'`);
    expect(report.alteredArtifacts).toEqual([{ type: 'Timeline', revision: 1 }]);
  });

  it('verifies again once the changes are taken back', async () => {
    expect((await audit()).verified).toBe(true);
  });
});
