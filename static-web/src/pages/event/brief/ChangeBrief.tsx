import { useState } from 'react';
import { approvalTitle } from '../../../../../shared/contracts/approval-titles.ts';
import { usePendingChange, useSettleChange } from '../../../api/brief-changes.ts';
import type { EventView } from '../../../api/shapes.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/States.tsx';
import { AskForChange } from './AskForChange.tsx';
import { ChangePreview, type ChangePreviewProps } from './ChangePreview.tsx';
import styles from './ChangePreview.module.css';

/** Changing the brief: first what it would do to the plan, then yes or no. Closing the dialog decides nothing. */
export function ChangeBrief({ event }: { event: EventView }) {
  const [open, setOpen] = useState(false);
  const may = event.actions['brief.change']?.allowed ?? false;
  const pending = usePendingChange(event.id, may && event.started).data;
  const settle = useSettleChange(event.id);
  if (!may || !event.started) return null;
  const close = () => setOpen(false);
  const onSettle = (step: 'apply' | 'discard') =>
    pending && settle.mutate({ changeId: pending.id, step }, { onSuccess: close });
  return (
    <>
      {pending && (
        <Waiting change={pending} settle={settle} onOpen={() => setOpen(true)} onSettle={onSettle} />
      )}
      {!pending && (
        <Button look="quiet" onPress={() => setOpen(true)}>
          Change the brief
        </Button>
      )}
      <Dialog wide open={open} title="Change the brief" onClose={close}>
        {pending ? (
          <ChangePreview change={pending} settle={settle} onSettle={onSettle} />
        ) : (
          <AskForChange eventId={event.id} />
        )}
      </Dialog>
    </>
  );
}

interface WaitingProps extends ChangePreviewProps {
  onOpen: () => void;
}

/** Where the change went when its preview was closed, with what can be done about it. */
function Waiting({ change, settle, onOpen, onSettle }: WaitingProps) {
  const { what, voids } = change;
  const fields = what.map(({ field }) => field).join(', ') || 'wording';
  const lost =
    voids.length > 0 ? `: it would void ${voids.map(({ kind }) => approvalTitle(kind)).join(', ')}` : '';
  return (
    <div className={styles['pending']} role="status">
      <Notice tone="warn">
        <span className="row split">
          {`A change of the brief (${fields}) waits here to be applied or discarded${lost}. Nothing has changed yet.`}
          <span className="row">
            <Button look="quiet" onPress={onOpen}>
              Look at the change
            </Button>
            <Button look="quiet" busy={settle.isPending} onPress={() => onSettle('apply')}>
              Apply it
            </Button>
            <Button look="quiet" busy={settle.isPending} onPress={() => onSettle('discard')}>
              Discard it
            </Button>
          </span>
        </span>
        {settle.error && <p>{settle.error.message}</p>}
      </Notice>
    </div>
  );
}
