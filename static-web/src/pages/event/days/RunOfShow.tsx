import { useState } from 'react';
import type { Cue } from '../../../../../shared/artifacts/runbook.ts';
import { clock } from '../../../ui/figures.ts';
import { Table } from '../../../ui/Table.tsx';
import { rolesOf } from './days-of.ts';

/** Every cue is for whoever calls the show; the others need the points that do not move and the sessions. */
const everybodys: readonly Cue['kind'][] = [
  'build',
  'briefing',
  'decision',
  'doors',
  'session',
  'close',
  'strike',
];

const EVERYBODY = '';

export function RunOfShow({ cues }: { cues: readonly Cue[] }) {
  const [all, setAll] = useState(false);
  const [role, setRole] = useState(EVERYBODY);
  // Whoever looks for their own cues wants all of them.
  const rows = cues.filter(({ kind, owner }) =>
    role === EVERYBODY ? all || everybodys.includes(kind) : owner === role,
  );
  return (
    <>
      <label className="row">
        Seen to by
        <select value={role} onChange={(change) => setRole(change.target.value)}>
          <option value={EVERYBODY}>everybody</option>
          {rolesOf(cues).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label className="row">
        <input type="checkbox" checked={all} onChange={(change) => setAll(change.target.checked)} />
        Every cue ({cues.length}), as for whoever calls the show
      </label>
      <Table
        caption="Run of show by time"
        rows={rows}
        rowKey={({ no }) => String(no)}
        empty="Nothing is run on this day."
        columns={[
          { title: 'At', leads: true, cell: ({ at }) => clock(at) },
          { title: 'Minutes', number: true, cell: ({ minutes }) => minutes || '–' },
          { title: 'What', names: true, cell: ({ segment }) => segment },
          { title: 'Room', cell: ({ room }) => room ?? '–' },
          { title: 'Who', cell: ({ who }) => who },
          { title: 'Sees to it', cell: ({ owner, who }) => (owner === who ? '–' : owner) },
          ...(all ? [{ title: 'Technique', cell: techniqueOf }] : []),
          { title: 'Fixed, or instead', cell: limitsOf },
        ]}
      />
    </>
  );
}

const techniqueOf = ({ audio, video, lighting, stage }: Cue): string =>
  [audio, video, lighting, stage].filter((part) => part !== null).join('; ') || '–';

function limitsOf({ hard, backup }: Cue): string {
  const parts = [hard && `Does not move: ${hard}`, backup && `If it fails: ${backup.action}`];
  return parts.filter(Boolean).join('. ') || '–';
}
