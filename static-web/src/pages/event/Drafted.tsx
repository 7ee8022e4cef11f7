import type { ReactNode } from 'react';
import { useArtifact } from '../../api/queries.ts';
import type { ArtifactAnswer } from '../../api/shapes.ts';
import { Fetched } from '../../app/Fetched.tsx';
import { Empty, Notice } from '../../ui/States.tsx';

interface DraftedProps<Body> {
  eventId: string;
  type: string;
  /** In the middle of a sentence: "the timeline". */
  title: string;
  /** When it is drafted, in the middle of a sentence. */
  when?: string;
  /** The part above it on the page: what that one says to be undecided is not said again. */
  below?: string;
  children: (body: Body) => ReactNode;
}

/** A part of the plan: not there yet, provisional, or as it stands. */
export function Drafted<Body>({
  eventId,
  type,
  title,
  when = 'once the planning gets there',
  below,
  children,
}: DraftedProps<Body>) {
  const artifact = useArtifact<Body>(eventId, type);
  const above = useArtifact<unknown>(eventId, below ?? type).data?.provisional ?? [];
  const undecided = (provisional: readonly string[]) =>
    below ? provisional.filter((decision) => !above.includes(decision)) : provisional;
  return (
    <Fetched query={artifact} what={`the ${title}`}>
      {(answer) =>
        answer ? (
          <>
            <Provisional until={undecided(answer.provisional)} />
            <Wording by={answer.envelope.producedBy} />
            {children(answer.body)}
          </>
        ) : (
          <Empty title={`The ${title} is not drafted yet.`}>
            <p className="muted">It appears here by itself {when}.</p>
          </Empty>
        )
      }
    </Fetched>
  );
}

function Provisional({ until }: { until: readonly string[] }) {
  if (until.length === 0) return null;
  return <Notice tone="accent">Provisional until this is decided: {until.join(', ')}.</Notice>;
}

/** Whether a model had a part in the words, or was not let: nothing is said where none was asked. */
function Wording({ by: { by, reason } }: { by: ArtifactAnswer<unknown>['envelope']['producedBy'] }) {
  if (by === 'model')
    return <p className="muted">Worded by a model; what is counted and decided is computed.</p>;
  return reason === undefined ? null : <p className="muted">A model was asked; the draft stands: {reason}</p>;
}
