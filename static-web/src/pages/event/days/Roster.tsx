import type { ResourceRosterBody } from '../../../../../shared/artifacts/resource-roster.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { clock, day } from '../../../ui/figures.ts';
import { readable } from '../../../ui/sentences.ts';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { Tone } from '../../../ui/tones.ts';

type Team = ResourceRosterBody['teams'][number];

const origins: Record<Team['from'], string> = {
  own: 'own people',
  hired: 'hired',
  included: 'with the service (caterer, AV)',
};
const loads: Record<Team['load'], { word: string; tone: Tone }> = {
  low: { word: 'light', tone: 'neutral' },
  'in-range': { word: 'fair', tone: 'good' },
  high: { word: 'heavy', tone: 'warn' },
};

/** Teams with their shifts, and the equipment that they need. */
export function Roster({ roster }: { roster: ResourceRosterBody }) {
  const { teams, whyNoTeams, assumptions } = roster;
  return (
    <>
      <Section title="People">
        <Table
          caption="Teams and shifts"
          rows={teams}
          rowKey={({ id }) => id}
          empty={whyNoTeams ?? 'Nobody is needed.'}
          columns={[
            { title: 'Team', names: true, cell: ({ title }) => title },
            { title: 'At the post', number: true, cell: ({ needed }) => needed },
            { title: 'In the team', number: true, cell: ({ people }) => people },
            { title: 'To sign up', number: true, cell: ({ recruit }) => recruit },
            { title: 'From', cell: ({ from }) => origins[from] },
            { title: 'Shifts', cell: ({ shifts }) => <Shifts shifts={shifts} /> },
            {
              title: 'Load',
              cell: ({ load, loadPercent }) => (
                <Badge tone={loads[load].tone}>
                  {loads[load].word}, {loadPercent} %
                </Badge>
              ),
            },
          ]}
        />
        {assumptions.length > 0 && (
          <ul className="small muted">
            {assumptions.map((assumption) => (
              <li key={assumption}>{readable(assumption)}</li>
            ))}
          </ul>
        )}
      </Section>
      <Equipment roster={roster} />
    </>
  );
}

function Equipment({ roster: { equipment, whyNoEquipment } }: { roster: ResourceRosterBody }) {
  return (
    <Section title="Equipment">
      <Table
        caption="Equipment and where it is used"
        rows={equipment}
        rowKey={({ id }) => id}
        empty={whyNoEquipment ?? 'None is needed.'}
        columns={[
          { title: 'What', names: true, cell: ({ name }) => name },
          { title: 'Units', number: true, cell: ({ units }) => units },
          { title: 'Used', number: true, cell: ({ assignments }) => `${assignments.length} times` },
          {
            title: 'There from',
            cell: ({ available }) => `${day(available.from)}, ${clock(available.from)}`,
          },
          { title: 'Until', cell: ({ available }) => `${day(available.to)}, ${clock(available.to)}` },
        ]}
      />
    </Section>
  );
}

function Shifts({ shifts }: Pick<Team, 'shifts'>) {
  return (
    <ul className="plain-list">
      {shifts.map(({ date, from, to, breakMinutes }) => (
        <li key={`${date} ${from}`}>
          {day(date)}, {clock(from)}–{clock(to)}
          {breakMinutes > 0 && <span className="muted"> ({breakMinutes} min break)</span>}
        </li>
      ))}
    </ul>
  );
}
