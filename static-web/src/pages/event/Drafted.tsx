import type { ReactNode } from 'react';
import { SLOW_MS, useArtifact, useEvent } from '../../api/queries.ts';
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
  const isCancelled = useEvent(eventId, SLOW_MS).data?.status === 'cancelled';
  const above = useArtifact<unknown>(eventId, below ?? type).data?.provisional ?? [];
  const undecided = (provisional: readonly string[]) =>
    below ? provisional.filter((decision) => !above.includes(decision)) : provisional;
  return (
    <Fetched query={artifact} what={`the ${title}`}>
      {(answer) =>
        answer ? (
          <>
            <Provisional until={undecided(answer.provisional)} isCancelled={isCancelled} />
            <Wording by={answer.envelope.producedBy} />
            {children(answer.body)}
          </>
        ) : (
          <NotThere title={title} when={when} isCancelled={isCancelled} />
        )
      }
    </Fetched>
  );
}

interface NotThereProps extends Required<Pick<DraftedProps<unknown>, 'title' | 'when'>> {
  isCancelled: boolean;
}

function NotThere({ title, when, isCancelled }: NotThereProps) {
  const several = title.endsWith('s');
  if (isCancelled)
    return (
      <Empty title={`The ${title} ${several ? 'were' : 'was'} not drafted.`}>
        <p className="muted">The event was cancelled before that.</p>
      </Empty>
    );
  return (
    <Empty title={`The ${title} ${several ? 'are' : 'is'} not drafted yet.`}>
      <p className="muted">
        {several ? 'They appear' : 'It appears'} here by {several ? 'themselves' : 'itself'} {when}.
      </p>
    </Empty>
  );
}

interface ProvisionalProps {
  until: readonly string[];
  isCancelled: boolean;
}

function Provisional({ until, isCancelled }: ProvisionalProps) {
  if (until.length === 0) return null;
  const decisions = until.join(', ');
  return (
    <Notice tone="accent">
      {isCancelled
        ? `Undecided when the event was cancelled: ${decisions}.`
        : `Provisional until this is decided: ${decisions}.`}
    </Notice>
  );
}

/** Whether a model had a part in the words, or was not let: nothing is said where none was asked. */
function Wording({ by: { by, reason } }: { by: ArtifactAnswer<unknown>['envelope']['producedBy'] }) {
  if (by === 'model')
    return <p className="muted">Worded by a model; what is counted and decided is computed.</p>;
  return reason === undefined ? null : <p className="muted">A model was asked; the draft stands: {reason}</p>;
}
