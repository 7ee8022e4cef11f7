import type { AgentTrace } from '../../../api/shapes.ts';
import { useTitles } from '../../../app/use-titles.ts';
import { At } from '../../../ui/At.tsx';
import { modelUse } from '../../../ui/figures.ts';
import { Table } from '../../../ui/Table.tsx';

type Call = AgentTrace & { model: NonNullable<AgentTrace['model']> };

/** What a model was asked to word, whether its words were taken, and what that cost. */
export function ModelCalls({ traces }: { traces: readonly AgentTrace[] }) {
  const titleOf = useTitles();
  const calls = traces.flatMap((trace): Call[] => (trace.model ? [{ ...trace, model: trace.model }] : []));
  return (
    <Table
      caption="Calls of a model, newest first"
      rows={calls.toReversed()}
      rowKey={({ operationId, task }) => `${operationId} ${task}`}
      empty="No model had a part in this plan."
      columns={[
        { title: 'What', names: true, cell: (call) => titleOf(written(call)) },
        { title: 'Outcome', cell: ({ model }) => outcome(model) },
        { title: 'Model', cell: ({ model }) => model.model ?? model.deployment },
        { title: 'Turns', number: true, cell: ({ model }) => model.turns },
        { title: 'Used', cell: ({ model }) => used(model) },
        { title: 'At', cell: ({ at }) => <At instant={at} /> },
      ]}
    />
  );
}

/** The part of the plan; a task whose result was not kept is named by itself. */
const written = ({ task, outcome: end }: Call): string => ('type' in end ? end.type : task);

const outcome = ({ outcome: end, reason }: Call['model']): string =>
  end === 'refined' ? 'worded' : `the draft stands: ${reason ?? 'no reason given'}`;

const used = ({ tokens, cost }: Call['model']): string =>
  modelUse({ tokens: tokens.input + tokens.output, cost });
