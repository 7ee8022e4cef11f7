import { describe, expect, it } from 'vitest';
import { stillOpen, type Plan } from '../../static-web/src/app/still-open.ts';

const session = (title: string, kind: string, speakers: string[] = []) => ({ title, kind, speakers });
const conflict = (more: object) => ({ kind: 'conflict', text: 'Too late.', options: [], ...more });
const plan = (more: object): Plan => ({
  contracts: undefined,
  schedule: undefined,
  holds: undefined,
  beforeContract: [],
  questions: [],
  ...(more as Partial<Plan>), // only what is read
});
const words = (more: object) => stillOpen(plan(more)).map(({ what }) => what);

describe('what is still open at the final go', () => {
  it('are contracts without a vendor and holds that the plan asks for', () => {
    const contracts = [{ vendor: 'To be chosen' }, { vendor: 'Lichthof' }];
    expect(words({ contracts, holds: { confirmed: 1, wanted: 2 } })).toEqual([
      'No vendor is chosen for 1 of 2 contracts',
      '1 of 2 venue holds that the plan asks for stand',
    ]);
  });

  it('are checks of the house before its contract', () => {
    expect(words({ beforeContract: ['Step-free access', 'Hours'] })).toEqual([
      '2 checks of the house before its contract, if not done yet',
    ]);
  });

  it('are open slots, sessions without a speaker and sessions without a place', () => {
    const sessions = [
      session('Keynote 1', 'keynote', ['Ada']),
      session('Track 1: session 1', 'talk'),
      session('Lunch', 'meal'),
      session('Open slot (an unconference or networking)', 'networking'),
    ];
    expect(words({ schedule: { sessions, unplaced: [{ title: 'Panel', why: 'No room.' }] } })).toEqual([
      '1 open slot in the programme',
      'No speaker is named for 1 of 2 sessions',
      '1 session without a place in the programme',
    ]);
  });

  it('are conflicts that nobody decided or that people kept as they are', () => {
    const options = [
      { id: 'keep-compressed', label: 'Work by the compressed plan' },
      { id: 'later', label: 'Move it' },
    ];
    const answered = (value: string) => conflict({ status: 'answered', options, answer: { value } });
    const questions = [conflict({ status: 'open' }), answered('keep-compressed'), answered('later')];
    expect(words({ questions })).toEqual([
      'Conflict not decided: Too late.',
      'Conflict kept as it is (Work by the compressed plan): Too late.',
    ]);
  });

  it('is nothing where all is settled', () => {
    expect(words({ contracts: [{ vendor: 'A' }], holds: { confirmed: 2, wanted: 2 } })).toEqual([]);
  });
});
