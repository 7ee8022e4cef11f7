import { describe, expect, it } from 'vitest';
import { planCommunications } from '../../../shared/agents/event-planner/tasks/plan-communications.ts';
import { readingNotes, subjectsToPrepare } from '../../../shared/planning/preparation-reading.ts';
import type { ToolCall } from '../../../shared/kernel/define-tool.ts';
import { planFor } from '../../support/plan-for.ts';

const workshop = {
  title: 'Getting to know React',
  text: 'A workshop in Kraków on 2027-03-11 for 20 people. They build a page with React and Next.js. Docker must be there. Budget 5000 PLN.',
  event_type: 'workshop',
  objectives: ['Everybody has built a page with Next.js'],
  as_of: '2026-11-23',
};
const brief = planFor(workshop)['EventBrief'];

describe('what participants of a workshop prepare for', () => {
  it('is what the brief names by names that the product knows', () => {
    expect(subjectsToPrepare(brief)).toEqual(expect.arrayContaining(['Next.js', 'React']));
  });

  it('is nothing where the name is another word or part of one', () => {
    const other = { title: 'React to change', objectives: [{ text: 'We learn Reactive thinking' }] };
    expect(subjectsToPrepare({ ...brief, ...other, constraints: [] })).toEqual([]);
  });

  it('is nothing where nobody works with their own hands', () => {
    expect(subjectsToPrepare({ ...brief, eventType: 'meetup', constraints: [] })).toEqual([]);
  });
});

describe('notes on what to read', () => {
  const note = (output: object, why?: string) =>
    readingNotes([{ tool: 'find-documentation', source: 'live', output, ...(why && { note: why }) }]);
  const readings = [{ title: 'Quick Start', address: 'https://react.dev/learn' }];

  it('name the pages, and that somebody should look at them', () => {
    expect(note({ subject: 'React', readings, leftOut: 1 })).toEqual([
      'Participants may prepare for React with: Quick Start (https://react.dev/learn). A directory outside named these; look at them before they are sent. 1 further pages have odd titles and were left out.',
    ]);
  });

  it('say that somebody has to choose where nothing was found, and why', () => {
    expect(
      note({ subject: 'React', readings: [], leftOut: 0 }, 'context7: it did not answer in time'),
    ).toEqual([
      'Choose what participants read about React beforehand: nothing was found (context7: it did not answer in time).',
    ]);
  });

  it('stand in the communications plan', () => {
    const tool = ({ tool, input }: ToolCall) => ({
      tool,
      source: 'live' as const,
      output: { ...(input as object), readings, leftOut: 0 }, // of find-documentation alone
    });
    const plan = planFor(workshop, {
      tasks: [planCommunications],
      answers: { owner: 'Jane' },
      tool: (call) =>
        call.tool === 'find-documentation'
          ? tool(call)
          : { tool: call.tool, source: 'archetype', output: [] },
    });
    expect(plan['CommunicationsPlan'].notes).toContainEqual(
      expect.stringContaining('prepare for React with: Quick Start'),
    );
  });
});
