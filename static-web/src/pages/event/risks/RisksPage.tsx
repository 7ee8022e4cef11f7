import type { ContingencyPlanBody } from '../../../../../shared/artifacts/contingency-plan.ts';
import type { PlannedRisk, RiskRegisterBody } from '../../../../../shared/artifacts/risk-register.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/tones.ts';
import { readable } from '../../../ui/sentences.ts';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';
import { Drafted } from '../Drafted.tsx';
import { HeatMap } from './HeatMap.tsx';

export function RisksPage({ eventId }: { eventId: string }) {
  return (
    <>
      <Drafted<RiskRegisterBody> eventId={eventId} type="RiskRegister" title="risk register">
        {(register) => <Register register={register} />}
      </Drafted>
      <Drafted<ContingencyPlanBody>
        eventId={eventId}
        type="ContingencyPlan"
        title="contingency plan"
        below="RiskRegister"
      >
        {(plan) => <Scenarios plan={plan} />}
      </Drafted>
    </>
  );
}

function Register({ register }: { register: RiskRegisterBody }) {
  const { risks, method, blocksFrom, scenarioFrom, note } = register;
  const toneOf = (rating: number): Tone =>
    rating >= blocksFrom ? 'bad' : rating >= scenarioFrom ? 'warn' : 'good';
  return (
    <Section title={`Risks (${risks.length})`}>
      <p className="small muted">
        Rating: {method}. From {scenarioFrom} on a risk needs a scenario; one that remains at {blocksFrom} or
        more after mitigation blocks the final go. {note}
      </p>
      <HeatMap risks={risks} toneOf={toneOf} />
      <Table
        caption="Risks, highest remaining rating first"
        rows={risks}
        rowKey={({ id }) => id}
        empty="No risk is registered."
        columns={[
          {
            title: 'Risk',
            names: true,
            cell: ({ title }) => readable(title),
          },
          {
            title: 'Rating',
            number: true,
            cell: ({ rating }) => <Badge tone={toneOf(rating)}>{rating}</Badge>,
          },
          {
            title: 'Remaining',
            number: true,
            cell: ({ residual }) => <Badge tone={toneOf(residual.rating)}>{residual.rating}</Badge>,
          },
          { title: 'Mitigation', cell: ({ mitigation }) => mitigation },
          { title: 'Trigger', cell: ({ trigger }) => trigger },
          { title: 'Response', cell: ({ response }) => response },
          { title: 'Owner', cell: ({ owner }: PlannedRisk) => owner },
        ]}
      />
    </Section>
  );
}

function Scenarios({ plan: { scenarios, escalation } }: { plan: ContingencyPlanBody }) {
  return (
    <Section title={`Scenarios (${scenarios.length})`}>
      <p className="small muted">{escalation}</p>
      {scenarios.map(({ id, title, trigger, response, owner }) => (
        <details key={id}>
          <summary>
            {title} <span className="muted small">({owner})</span>
          </summary>
          <p>
            <strong>When:</strong> {trigger}
          </p>
          <ol>
            {response.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </Section>
  );
}
