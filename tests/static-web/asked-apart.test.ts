import { expect, it } from 'vitest';
import type { LogEntry } from '../../static-web/src/api/shapes.ts';
import { askedApart } from '../../static-web/src/pages/event/log/asked-apart.ts';

const entry = (by: string, operationId: string) => ({ by, operationId }) as unknown as LogEntry; // only what is read

it('tells a question that was put from what was decided about it, by a person or by a rule', () => {
  const questions = [{ id: 'q-conflict-venue-1', neededBy: 'event-planner' }];
  const asked = entry('event-planner', 'run.3.q-conflict-venue-1');
  const ruled = entry('tie-break', 'run.4.q-conflict-venue-1');
  const answered = entry('ola', 'answer:q-conflict-venue-1');
  const entered = entry('event-planner', 'run.5.enter');
  expect(askedApart([asked, ruled, answered, entered], questions)).toEqual({
    asked: [asked],
    decided: [ruled, answered, entered],
  });
});
