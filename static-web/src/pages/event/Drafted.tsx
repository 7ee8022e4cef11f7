import type { ReactNode } from 'react';
import { useArtifact } from '../../api/queries.ts';
import { Fetched } from '../../app/Fetched.tsx';
import { Empty, Notice } from '../../ui/States.tsx';

interface DraftedProps<Body> {
  eventId: string;
  type: string;
  /** In the middle of a sentence: "the timeline". */
  title: string;
  children: (body: Body) => ReactNode;
}

/** A part of the plan: not there yet, provisional, or as it stands. */
export function Drafted<Body>({ eventId, type, title, children }: DraftedProps<Body>) {
  const artifact = useArtifact<Body>(eventId, type);
  return (
    <Fetched query={artifact} what={`the ${title}`}>
      {(answer) =>
        answer ? (
          <>
            {answer.provisional.length > 0 && (
              <Notice tone="accent">
                Provisional: the {title} rests on what is not decided yet ({answer.provisional.join(', ')}).
              </Notice>
            )}
            {children(answer.body)}
          </>
        ) : (
          <Empty title={`The ${title} is not drafted yet.`}>
            <p className="muted">It appears here by itself when the agents get to it.</p>
          </Empty>
        )
      }
    </Fetched>
  );
}
