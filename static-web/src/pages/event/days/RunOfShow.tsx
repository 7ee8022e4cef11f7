import { useState } from 'react';
import type { Cue } from '../../../../../shared/artifacts/runbook.ts';
import { clock } from '../../../ui/figures.ts';
import { Table } from '../../../ui/Table.tsx';

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

export function RunOfShow({ cues }: { cues: readonly Cue[] }) {
  const [all, setAll] = useState(false);
  const rows = cues.filter(({ kind }) => all || everybodys.includes(kind));
  return (
    <>
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
          { title: 'At', cell: ({ at }) => clock(at) },
          { title: 'Minutes', number: true, cell: ({ minutes }) => minutes },
          { title: 'What', names: true, cell: ({ segment }) => segment },
          { title: 'Room', cell: ({ room }) => room ?? '–' },
          { title: 'Who', cell: ({ who }) => who },
          { title: 'Sees to it', cell: ({ owner }) => owner },
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
