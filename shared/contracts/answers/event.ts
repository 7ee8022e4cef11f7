import { z } from 'zod';
import { nextCursor } from '../paging.ts';
import { allowedActions, amountMinor, day, instant, level, person, state } from './fields.ts';
import type { Frozen } from './frozen.ts';

const waiting = z
  .strictObject({
    kind: z.enum(['question', 'conflict', 'approval', 'record', 'gate', 'failure', 'until']),
    id: z.string().optional(),
    what: z.string(),
    title: z.string().optional().meta({ description: 'Short, of what has a name: "Budget approval".' }),
    who: z.string().meta({ description: 'Who can end the wait.' }),
    from: z.string().optional().meta({ description: 'Before it nobody has anything to do about it.' }),
    until: z.string().optional().meta({ description: 'When it ends by itself or becomes due.' }),
  })
  .meta({ id: 'Waiting', description: 'One thing that a run waits for.' });

const runSummary = z
  .strictObject({
    place: z.string().nullable(),
    dates: z
      .strictObject({
        start: z.string(),
        end: z.string(),
        windowForDays: z.int().min(1).optional().meta({
          description: 'So many days somewhere in between: which, is not decided.',
        }),
      })
      .nullable()
      .meta({ description: 'Local times or days, as the brief has them.' }),
    timeZone: z
      .string()
      .nullable()
      .meta({ description: "IANA name of the event's zone; null while its place is not known." }),
    audience: z.int().min(0).nullable().meta({ description: 'People on site.' }),
    money: z
      .strictObject({
        amountMinor,
        currency: z.string().meta({ description: 'ISO 4217 code.' }),
        basis: z.enum(['plan', 'budget', 'actual']),
      })
      .nullable()
      .meta({
        description:
          'What the plan costs; the budget of the brief while nothing is costed; what the event cost once it is reviewed.',
      }),
    health: z
      .strictObject({
        standing: z.enum(['unknown', 'on-track', 'waiting', 'at-risk', 'late', 'stuck', 'over']),
        reason: z.string(),
      })
      .meta({ id: 'EventHealth', description: 'How the event is, and why.' }),
    next: z
      .strictObject({ title: z.string(), date: day })
      .nullable()
      .meta({ description: "The nearest day that something is due, on the run's clock." }),
  })
  .meta({ id: 'RunSummary', description: 'What a list says of an event.' });
export type RunSummaryView = Frozen<z.infer<typeof runSummary>>;

const listedEvent = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    state,
    status: z.enum(['draft', 'running', 'waiting', 'blocked', 'paused', 'completed', 'cancelled', 'failed']),
    waitingFor: z.array(waiting),
    execution: z.enum(['live', 'simulated']),
    rehearsalOf: z.string().nullable().meta({ description: 'The event that it rehearses.' }),
    instructionLevel: level,
    asOf: day.meta({ description: 'Planning date: the day that the plan is made on.' }),
    seed: z.int().meta({ description: 'The same brief, level, planning date and seed give the same plan.' }),
    until: state.nullable().meta({ description: 'The run stops when it has entered this state.' }),
    started: z.boolean(),
    summary: runSummary.nullable().meta({ description: 'Null before anything is planned.' }),
    createdAt: instant,
    createdBy: person,
  })
  .meta({ id: 'ListedEvent', description: 'An event and where its run stands.' });
export type ListedEvent = Frozen<z.infer<typeof listedEvent>>;

export const eventView = z
  .strictObject({
    ...listedEvent.shape,
    actions: allowedActions.meta({ description: 'What the caller may do with it as it stands.' }),
  })
  .meta({ id: 'Event', description: 'An event, where its run stands and what the caller may do with it.' });
export type EventView = Frozen<z.infer<typeof eventView>>;

export const erasedEvents = z
  .strictObject({
    erased: z.array(z.string()).meta({ description: 'The event and its rehearsals, by id.' }),
    at: instant,
    by: person,
    why: z.string(),
  })
  .meta({ id: 'ErasedEvents', description: 'What was erased, when, by whom and why.' });

export const eventList = z
  .strictObject({ events: z.array(listedEvent), nextCursor })
  .meta({ id: 'EventList' });
