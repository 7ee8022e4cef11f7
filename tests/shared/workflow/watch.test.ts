import { describe, expect, it } from 'vitest';
import {
  beginning,
  type Effect,
  type Outcome,
  type RunState,
} from '../../../shared/workflow/rules/run-state.ts';
import { untimed, Watch, type Timing } from '../../../shared/workflow/rules/watch.ts';

const clock = { asOf: '2027-02-01', startedAt: 0, speed: 1 };
const fresh = beginning({ organisationId: 'o', eventId: 'e' }, clock, '1');
const survey: Effect = { do: 'survey', operation: 'op-1' };
const own = (unanswered?: true): Effect => ({
  do: 'run-task',
  operation: 'op-2',
  task: 'find-venue-leads',
  agent: 'venue-researcher',
  ...(unanswered && { unanswered }),
});
const sending = (task: string, attempt = 1): Effect => ({
  do: 'send-work',
  operation: 'op-3',
  work: [{ task, agent: 'a', operation: `op-3-${task}`, attempt }],
});
const out = (...tasks: string[]): RunState => ({
  ...fresh,
  sent: tasks.map((task) => ({ task, agent: 'a', operation: `op-3-${task}`, attempt: 1, due: 0 })),
});
const done = (turn?: { part: number; over: boolean }): Outcome => ({
  fault: false,
  letters: [],
  picture: null,
  ...(turn && { turn }),
});

/** A watch whose time the test says. */
function watching(timing: Timing | undefined = untimed) {
  let now = 1000;
  const watch = new Watch(timing, () => now);
  return { watch, at: (ms: number) => (now = ms) };
}

describe('the turn of a run', () => {
  it('begins when the run woke, and goes on from generation to generation until the run waits', () => {
    const first = watching();
    first.at(1400);
    expect(first.watch.begins({ ...fresh, cursor: 3 }).timing).toMatchObject({
      turn: { since: 1000, part: 3 },
    });
    first.watch.told(done());
    const second = watching(first.watch.timing);
    second.at(5000);
    expect(second.watch.begins({ ...fresh, cursor: 4 }).timing?.turn).toEqual({ since: 1000, part: 3 });
  });

  it('is told once: by the step that saw that the run waits, else by the next one', () => {
    const told = watching();
    told.watch.begins(fresh);
    told.watch.told(done({ part: 0, over: true }));
    told.watch.rests();
    expect(told.watch.timing).toEqual(untimed);

    const failed = watching();
    failed.watch.begins(fresh);
    failed.watch.told({ fault: true, detail: 'no' });
    failed.at(1700);
    failed.watch.rests();
    const untold = { since: 1000, part: 0, until: 1700 };
    expect(failed.watch.timing).toEqual({ ...untimed, untold });
    const next = watching(failed.watch.timing);
    expect(next.watch.begins(fresh).timing).toMatchObject({ untold });
    next.watch.told(done());
    expect(next.watch.timing.untold).toBeNull();
  });

  it('goes on as another part where a step says so', () => {
    const { watch } = watching();
    watch.begins(fresh);
    watch.told(done({ part: 7, over: false }));
    expect(watch.begins({ ...fresh, cursor: 9 }).timing?.turn).toEqual({ since: 1000, part: 7 });
  });

  it('is not watched in a generation that began before, so that it is replayed as it was', () => {
    const watch = new Watch(undefined, () => 1000);
    watch.sends(sending('set-venue-criteria'));
    expect(watch.begins(fresh)).toEqual({});
    watch.told(done({ part: 1, over: false }));
    watch.sees(fresh);
    watch.rests();
    expect(watch.timing).toEqual(untimed);
  });
});

describe('a phase of several agents', () => {
  const venueWork = { since: 1000, phase: 'Research', outcome: 'complete', until: null };

  it('lasts from the first work that is sent until all of it is in, however often it sends', () => {
    const { watch, at } = watching();
    watch.sends(sending('set-venue-criteria'));
    watch.sees(out('set-venue-criteria'));
    expect(watch.timing.fanOut).toEqual(venueWork);
    at(1200);
    watch.sees(fresh);
    at(1300);
    watch.sends(own());
    expect(watch.timing.fanOut).toEqual({ ...venueWork, until: 1200 });
    watch.sends(sending('find-venue-leads'));
    expect(watch.timing.fanOut).toEqual(venueWork);
    at(1900);
    watch.sees(fresh);
    at(2500);
    watch.sends(sending('estimate-costs'));
    expect(watch.timing).toMatchObject({
      joined: { ...venueWork, until: 1900 },
      fanOut: { since: 2500, phase: 'Budget', until: null },
    });
    watch.begins(fresh);
    watch.told(done());
    expect(watch.timing.joined).toBeNull();
  });

  it('is told by the step that saw that the run waits, and not before all is in', () => {
    const { watch } = watching();
    watch.sends(sending('set-venue-criteria'));
    watch.sees(out('set-venue-criteria'));
    watch.begins(fresh);
    watch.told(done({ part: 0, over: true }));
    expect(watch.timing.fanOut).toEqual(venueWork);
    watch.sees(fresh);
    expect(watch.begins(fresh).timing?.fanOut).toEqual({ ...venueWork, until: 1000 });
    watch.told(done({ part: 0, over: true }));
    expect(watch.timing.fanOut).toBeNull();
  });

  it('is late where work had to be sent again, and fell back where the run did some itself', () => {
    const { watch } = watching();
    watch.sends(sending('set-venue-criteria'));
    watch.sends(sending('set-venue-criteria', 2));
    expect(watch.timing.fanOut?.outcome).toBe('deadline');
    watch.sends(own(true));
    expect(watch.timing.fanOut?.outcome).toBe('fallback');
    watch.sends(sending('find-venue-leads', 2));
    expect(watch.timing.fanOut?.outcome).toBe('fallback');
  });

  it('has nothing in while the sending itself is to be tried again', () => {
    const { watch } = watching();
    const step = sending('set-venue-criteria');
    watch.sends(step);
    watch.sees({ ...fresh, pending: step });
    expect(watch.timing.fanOut).toEqual(venueWork);
    watch.sends(survey);
    expect(watch.timing.fanOut).toEqual(venueWork);
  });
});
