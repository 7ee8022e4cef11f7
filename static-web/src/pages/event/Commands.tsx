import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand, useRehearse, useStartRun } from '../../api/changes.ts';
import type { EventView } from '../../api/shapes.ts';
import { focusTitle } from '../../app/PageTitle.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/States.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ChangeBrief } from './brief/ChangeBrief.tsx';
import { LevelPicker, type Level } from './LevelPicker.tsx';

type Command = 'pause' | 'resume' | 'cancel';

const commands: readonly { name: Command; label: string; look: 'quiet' | 'danger' }[] = [
  { name: 'pause', label: 'Pause', look: 'quiet' },
  { name: 'resume', label: 'Resume', look: 'quiet' },
  { name: 'cancel', label: 'Cancel', look: 'danger' },
];

/** What is cancelled: of a rehearsal, nothing but that. */
const own = ({ rehearsalOf }: EventView) => (rehearsalOf ? 'rehearsal' : 'event');

/** The words of a command where its name alone does not say what it does. */
function wordsOf(name: Command, event: EventView): string | undefined {
  if (name === 'cancel') return `Cancel the ${own(event)}`;
  return name === 'resume' && event.status === 'failed' ? 'Try again now' : undefined;
}

/** What the signed-in person may do with the run now; what does not apply is not shown. */
export function Commands({ event }: { event: EventView }) {
  const command = useCommand(event.id);
  const [cancelling, setCancelling] = useState(false);
  const may = (action: string) => event.actions[action]?.allowed ?? false;
  const offered = commands.filter(({ name }) => may(`run.${name}`));
  if (!may('run.start') && !may('run.rehearse') && !may('brief.change') && offered.length === 0) return null;
  return (
    <div className="stack">
      <div className="row">
        {may('run.start') && <Start event={event} />}
        {event.started && may('run.rehearse') && <Rehearse event={event} />}
        <ChangeBrief event={event} />
        {offered.map(({ name, label, look }) => (
          <Button
            key={name}
            look={look}
            busy={command.isPending}
            onPress={() => (name === 'cancel' ? setCancelling(true) : command.mutate(name))}
          >
            {wordsOf(name, event) ?? label}
          </Button>
        ))}
      </div>
      {command.error && <Notice tone="bad">{command.error.message}</Notice>}
      <CancelDialog
        what={own(event)}
        open={cancelling}
        onClose={() => setCancelling(false)}
        command={command}
      />
    </div>
  );
}

interface CancelDialogProps {
  what: ReturnType<typeof own>;
  open: boolean;
  onClose: () => void;
  command: ReturnType<typeof useCommand>;
}

function CancelDialog({ what, open, onClose, command }: CancelDialogProps) {
  return (
    <Dialog open={open} title={`Cancel this ${what}?`} onClose={onClose}>
      <p>The run ends for good and takes no further answers. What was planned stays readable.</p>
      <div className="row">
        <Button
          look="danger"
          busy={command.isPending}
          onPress={() => command.mutate('cancel', { onSettled: onClose })}
        >
          Cancel the {what}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}

function Start({ event }: { event: EventView }) {
  const [level, setLevel] = useState<Level>('Intermediate');
  const start = useStartRun(event.id, focusTitle);
  return (
    <div className="stack">
      <LevelPicker value={level} onChange={setLevel} />
      <Button busy={start.isPending} onPress={() => start.mutate({ instructionLevel: level })}>
        Start planning
      </Button>
      {start.error && <Notice tone="bad">{start.error.message}</Notice>}
    </div>
  );
}

function Rehearse({ event }: { event: EventView }) {
  const rehearse = useRehearse(event.id);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const begin = () =>
    rehearse.mutate({}, { onSettled: close, onSuccess: ({ id }) => void navigate(`/events/${id}`) });
  return (
    <>
      <Button look="quiet" busy={rehearse.isPending} onPress={() => setAsking(true)}>
        Rehearse
      </Button>
      {rehearse.error && <Notice tone="bad">{rehearse.error.message}</Notice>}
      <Dialog open={asking} title="Rehearse this event?" onClose={close}>
        <p>
          A copy of the event is planned again from what stands now (brief, answers, venue, holds and quotes)
          and carried out by a simulator on its own clock. Nothing of it is real, and nothing changes here.
        </p>
        <p>Each approval is asked for again, of you alone; it takes a minute or two.</p>
        <div className="row">
          <Button busy={rehearse.isPending} onPress={begin}>
            Rehearse
          </Button>
          <Button look="quiet" onPress={close}>
            Not now
          </Button>
        </div>
      </Dialog>
    </>
  );
}
