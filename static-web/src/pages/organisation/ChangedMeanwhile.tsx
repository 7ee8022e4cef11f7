import { usePeople } from '../../app/use-people.ts';
import { Button } from '../../ui/Button.tsx';
import { At } from '../../ui/At.tsx';
import { Notice } from '../../ui/States.tsx';

interface ChangedMeanwhileProps {
  /** The newest change, which is somebody else's. */
  theirs: { by: string; at: string; reason?: string } | undefined;
  onTakeTheirs: () => void;
  /** What becomes of theirs then. */
  keepMine: string;
  onKeepMine: () => void;
}

/** Two people edited the same thing: the second one sees it, and decides what becomes of the own changes. */
export function ChangedMeanwhile({ theirs, onTakeTheirs, keepMine, onKeepMine }: ChangedMeanwhileProps) {
  const nameOf = usePeople();
  return (
    <Notice tone="warn">
      <div role="alert" className="stack">
        <p>
          <strong>Changed meanwhile</strong>
          {theirs && (
            <>
              {' '}
              by {nameOf(theirs.by)} on <At instant={theirs.at} />
            </>
          )}
          {theirs?.reason && `: “${theirs.reason}”`}. Nothing of yours was saved.
        </p>
        <p className="row">
          <Button onPress={onTakeTheirs}>Show theirs</Button>
          <Button look="quiet" onPress={onKeepMine}>
            {keepMine}
          </Button>
        </p>
      </div>
    </Notice>
  );
}
