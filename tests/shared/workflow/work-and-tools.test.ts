import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseSubmission } from '../../../shared/contracts/brief-submission.ts';
import { defineTool } from '../../../shared/kernel/define-tool.ts';
import { callTool } from '../../../shared/workflow/call-tools.ts';
import { draftTask } from '../../../shared/workflow/draft-task.ts';
import { parsedWork, runWork } from '../../../shared/workflow/run-work.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { noLists } from '../../support/no-lists.ts';

/** Refused before any port is asked. */
const noPorts = {} as WorkflowPorts;

describe('work that cannot be done is refused by name', () => {
  it('a message that has not the fields of work', () => {
    for (const message of ['not work', {}, { organisationId: 'default', eventId: 'evt-1' }])
      expect(() => parsedWork(message)).toThrow(expect.objectContaining({ code: 'work.unreadable' }));
  });

  it('a task of another version', async () => {
    const work = {
      organisationId: 'default',
      eventId: 'evt-1',
      task: 'dance',
      operation: 'op-1',
      attempt: 1,
    };
    await expect(runWork(noPorts, work)).rejects.toMatchObject({ code: 'work.unknown-task' });
  });

  it('a draft that does not fit its schema, with the field', () => {
    const briefInput = {
      submission: parseSubmission(
        { text: 'A dinner for 20 people' },
        { allowAsOf: false, today: '2027-02-01' },
      ),
      answers: [],
    };
    const context = { level: 'Beginner', params: { dateAlternatives: 3 }, seed: 1, gathered: [] } as const;
    const drafted = () =>
      draftTask(
        'read-brief',
        { briefInput, planChoices: { firstDay: null, dropConcepts: [] } },
        { ...context, asOf: '2027-02-01T10:00' },
      );
    expect(drafted).toThrow(
      expect.objectContaining({
        code: 'task.draft-invalid',
        errors: [{ pointer: '/asOf', detail: expect.any(String) }],
      }),
    );
  });

  it('a tool that fails each time and has nothing to fall back on', async () => {
    let tries = 0;
    const tool = defineTool({
      name: 'ask-the-oracle',
      title: 'Ask the oracle',
      effect: 'read',
      input: z.strictObject({}),
      output: z.string(),
      timeout: { seconds: 1 },
      retry: { attempts: 2, backoff: 'exponential', firstDelayMs: 1 },
      run: () => Promise.reject(new Error(`silent ${++tries}`)),
    });
    const telemetry = { log: () => {} } as unknown as WorkflowPorts['telemetry']; // nothing else is called
    await expect(callTool({ telemetry }, noLists, tool, {})).rejects.toMatchObject({
      code: 'tool.failed',
      detail: 'Ask the oracle failed: silent 2',
    });
  });
});
