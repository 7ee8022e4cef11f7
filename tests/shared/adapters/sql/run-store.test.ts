import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Envelope } from '../../../../shared/kernel/envelope.ts';
import type { Approval, Question } from '../../../../shared/kernel/run-store.ts';
import type { Scope } from '../../../../shared/kernel/scope.ts';
import { engines, type OneEvent } from './engines.ts';

describe.each(engines)('the run store on $engine', ({ open }) => {
  let one: OneEvent;
  beforeEach(async () => {
    one = await open();
  });
  afterEach(() => one.finish());

  const write: OneEvent['write'] = (work) => one.write(work);
  const read = () => one.store.runs.read(one.scope, 'evt-1');

  describe('the inbox', () => {
    it('numbers letters without a gap', async () => {
      const seqs = await write(async (tx) => [
        await tx.appendLetter('a', 'answer', {}),
        await tx.appendLetter('b', 'answer', {}),
      ]);
      expect(seqs).toEqual([1, 2]);
      expect((await read().lettersAfter(1)).map(({ seq }) => seq)).toEqual([2]);
    });

    it('answers a repeated key with the first number and stores nothing', async () => {
      await write((tx) => tx.appendLetter('a', 'answer', {}));
      expect(await write((tx) => tx.appendLetter('a', 'answer', {}))).toBe(1);
      expect(await read().lettersAfter(0)).toHaveLength(1);
    });

    it('tells keys apart by case', async () => {
      await write((tx) => tx.appendLetter('a', 'answer', {}));
      expect(await write((tx) => tx.appendLetter('A', 'answer', {}))).toBe(2);
    });

    it('is refused when the run is closed', async () => {
      await write((tx) => tx.saveEvent({ closed: true }));
      const late = write((tx) => tx.appendLetter('a', 'answer', {}));
      await expect(late).rejects.toMatchObject({ code: 'run.closed' });
    });

    it('gives no number away when the transaction fails', async () => {
      const failing = write(async (tx) => {
        await tx.appendLetter('a', 'answer', {});
        throw new Error('power');
      });
      await expect(failing).rejects.toThrow('power');
      expect(await write((tx) => tx.appendLetter('b', 'answer', {}))).toBe(1);
    });
  });

  describe('operations', () => {
    it('are found with their result, null included', async () => {
      await write((tx) => tx.saveOperation('o1', { made: 3 }));
      await write((tx) => tx.saveOperation('o2', undefined));
      expect(await read().operation('o1')).toEqual({ result: { made: 3 } });
      expect(await read().operation('o2')).toEqual({ result: null });
      expect(await read().operation('o3')).toBeUndefined();
    });

    it('are stored once', async () => {
      await write((tx) => tx.saveOperation('o1', 1));
      await expect(write((tx) => tx.saveOperation('o1', 2))).rejects.toThrow(/UNIQUE|PRIMARY KEY/);
      expect(await read().operation('o1')).toEqual({ result: 1 });
    });
  });

  describe('records', () => {
    it('come back as they were written, in their order, whatever the length and script', async () => {
      const body = { note: 'Łódź 東京 🎪'.repeat(1000) };
      const record = { kind: 'hold', body, by: 'ola', at: '2027-02-01', simulated: true };
      const first = await write((tx) => tx.appendRecord(record));
      const second = await write((tx) => tx.appendRecord({ ...record, simulated: false }));
      expect(await read().records()).toEqual([first, second]);
      expect(second).toMatchObject({ seq: 2, id: 'r2', simulated: false, body });
    });
  });

  describe('questions and approvals', () => {
    const question = { id: 'q1', askedAt: '2027-02-01', status: 'open' } as Question; // the store reads no other field
    const approval = { id: 'a1', requestedAt: '2027-02-01', status: 'pending' } as Approval; // the store reads no other field

    it('are replaced by their next version', async () => {
      await write((tx) => tx.saveQuestion(question));
      await write((tx) => tx.saveQuestion({ ...question, status: 'answered' }));
      await write((tx) => tx.saveApproval(approval));
      await write((tx) => tx.saveApproval({ ...approval, status: 'approved' }));
      expect(await read().questions()).toEqual([{ ...question, status: 'answered' }]);
      expect(await read().approvals()).toEqual([{ ...approval, status: 'approved' }]);
    });

    it('are listed for the whole organisation, the oldest first', async () => {
      await write((tx) => tx.saveApproval({ ...approval, id: 'a2', requestedAt: '2027-03-01' }));
      await write((tx) => tx.saveApproval(approval));
      const listed = await one.store.runs.approvalsOf(one.scope, { limit: 50 });
      expect(listed.map(({ eventId, approval: { id } }) => [eventId, id])).toEqual([
        ['evt-1', 'a1'],
        ['evt-1', 'a2'],
      ]);
    });
  });

  describe('the states of tasks', () => {
    it('hold the newest only', async () => {
      const state = { task: 'shortlist-venues', inputHash: 'h1', revision: 1, conflicts: [], claims: [] };
      await write((tx) => tx.saveTaskState(state));
      await write((tx) => tx.saveTaskState({ ...state, inputHash: 'h2', revision: 2 }));
      expect([...(await read().taskStates()).values()]).toEqual([{ ...state, inputHash: 'h2', revision: 2 }]);
    });
  });

  describe('the logs', () => {
    const entry = {
      at: 'now',
      by: 'ola',
      title: 'a',
      rationale: 'b',
      alternatives: [],
      impacted: [],
      operationId: 'o',
    };

    it('chain every entry to the one before', async () => {
      const first = await write((tx) => tx.appendLog('decision', entry));
      const second = await write((tx) => tx.appendLog('decision', entry));
      expect(first.previousHash).toBe('');
      expect(second).toMatchObject({ seq: 2, previousHash: first.hash });
      expect(second.hash).not.toBe(first.hash);
      expect(await read().log('decision')).toEqual([first, second]);
      expect((await read().logHeads()).decision).toEqual({ seq: 2, hash: second.hash });
    });

    it('are two chains, one per log', async () => {
      await write((tx) => tx.appendLog('decision', entry));
      const change = await write((tx) => tx.appendLog('change', entry));
      expect(change).toMatchObject({ seq: 1, previousHash: '' });
    });
  });

  describe('artifacts', () => {
    const envelope = { type: 'A', revision: 1, contentHash: 'h' } as Envelope; // the store reads no other field
    const body = () => one.store.runs.body(one.scope, 'evt-1', 'A', 1);

    it('of the SQL store are read back from it', async () => {
      await write((tx) => tx.saveArtifact({ envelope, body: { x: 1 } }, 'sql'));
      expect(await body()).toEqual({ x: 1 });
    });

    it('of the document store are read from the outbox until the relay confirms them', async () => {
      await write((tx) => tx.saveArtifact({ envelope, body: { x: 1 } }, 'documents'));
      expect(await body()).toEqual({ x: 1 });
      const { organisationId } = one.scope;
      for (const row of await one.store.relay.pending(1000))
        if (row.organisationId === organisationId) await one.store.relay.confirm(row);
      expect(await body()).toBeUndefined();
    });

    it('have their newest revision as head', async () => {
      await write((tx) => tx.saveArtifact({ envelope, body: 1 }, 'sql'));
      await write((tx) => tx.saveArtifact({ envelope: { ...envelope, revision: 10 }, body: 2 }, 'sql'));
      expect((await read().heads()).get('A')).toMatchObject({ revision: 10 });
      expect((await read().revisions('A')).map(({ revision }) => revision)).toEqual([1, 10]);
    });

    it('are never overwritten', async () => {
      await write((tx) => tx.saveArtifact({ envelope, body: 1 }, 'sql'));
      const again = write((tx) => tx.saveArtifact({ envelope, body: 2 }, 'sql'));
      await expect(again).rejects.toThrow(/UNIQUE|PRIMARY KEY/);
    });
  });

  describe('a key that is too long', () => {
    it('is refused', async () => {
      await expect(write((tx) => tx.saveOperation('o'.repeat(201), 1))).rejects.toThrow(
        /CHECK|truncated|too long/,
      );
    });
  });

  describe('another organisation', () => {
    const stranger: Scope = { organisationId: 'org-b', principal: { id: 'x', name: 'X', roles: [] } };

    it('finds no such event', async () => {
      const event = one.store.runs.read(stranger, 'evt-1').event();
      await expect(event).rejects.toMatchObject({ code: 'event.not-found' });
    });

    it('sees nothing in lists', async () => {
      await write((tx) => tx.appendActivity({ at: 'now', kind: 'k', text: 't' }));
      expect(await one.store.runs.events(stranger)).toEqual([]);
      expect(await one.store.runs.pendingDocuments(stranger, 'evt-1', 'activity')).toEqual([]);
      expect(await one.store.runs.read(stranger, 'evt-1').lettersAfter(0)).toEqual([]);
    });
  });
});
