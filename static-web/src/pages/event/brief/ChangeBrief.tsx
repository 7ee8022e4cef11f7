import { useState } from 'react';
import { usePendingChange, useSettleChange } from '../../../api/brief-changes.ts';
import type { EventView } from '../../../api/shapes.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/States.tsx';
import { AskForChange } from './AskForChange.tsx';
import { ChangePreview } from './ChangePreview.tsx';
import styles from './ChangePreview.module.css';

/** Changing the brief: first what it would do to the plan, then yes or no. Closing the dialog decides nothing. */
export function ChangeBrief({ event }: { event: EventView }) {
  const [open, setOpen] = useState(false);
  const may = event.actions['brief.change']?.allowed ?? false;
  const pending = usePendingChange(event.id, may && event.started).data;
  const settle = useSettleChange(event.id);
  if (!may || !event.started) return null;
  const close = () => setOpen(false);
  return (
    <>
      {pending && (
        <div className={styles['pending']}>
          <Notice tone="warn">
            <span className="row split">
              {`A change of the brief (${pending.what.map(({ field }) => field).join(', ') || 'wording'}) waits to be applied or discarded.`}
              <Button look="quiet" onPress={() => setOpen(true)}>
                Look at the change
              </Button>
            </span>
          </Notice>
        </div>
      )}
      {!pending && (
        <Button look="quiet" onPress={() => setOpen(true)}>
          Change the brief
        </Button>
      )}
      <Dialog wide open={open} title="Change the brief" onClose={close}>
        {pending ? (
          <ChangePreview
            change={pending}
            settle={settle}
            onSettle={(step) => settle.mutate({ changeId: pending.id, step }, { onSuccess: close })}
          />
        ) : (
          <AskForChange eventId={event.id} />
        )}
      </Dialog>
    </>
  );
}
