import { Link } from 'react-router';
import { useEventApprovals, useMe, useOpenApprovals, useQuestions } from '../../../api/queries.ts';
import type { Approval, EventView } from '../../../api/shapes.ts';
import { ApprovalCard } from '../../../app/ApprovalCard.tsx';
import { waitingFor } from '../../../app/approvals-of.ts';
import { awaitsItsDay, deciderWaitedFor } from '../../../app/awaits-its-day.ts';
import { Outcomes } from '../../../app/Outcomes.tsx';
import { useTitles } from '../../../app/use-titles.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { buttonClass } from '../../../ui/Button.tsx';
import { counted } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { logged, spoken } from '../../../ui/sentences.ts';
import { Notice } from '../../../ui/States.tsx';
import { approvedVenue } from '../decided-so-far.ts';
import { answeredBefore } from './answered-before.ts';
import { QuestionCard } from './QuestionCard.tsx';

/** What only a person can do now, ready to be done here. */
export function WaitingForYou({ event }: { event: EventView }) {
  const asked = useQuestions(event.id).data?.questions ?? [];
  const questions = asked.filter(({ status }) => status === 'open');
  const asking = useOpenApprovals().data?.approvals.filter(({ eventId }) => eventId === event.id) ?? [];
  const { open: approvals, signed } = waitingFor(asking, useMe().data?.id);
  const shown = new Set(asking.map(({ id }) => id));
  const isReady = awaitsItsDay(event);
  const others = isReady
    ? []
    : event.waitingFor.filter(
        ({ kind, id }) => !['question', 'conflict', 'approval'].includes(kind) && !(id && shown.has(id)),
      );
  const count = questions.length + approvals.length + others.length;
  const waits = countWords(approvals.length, questions.length, others.length);
  return (
    <Section title="Waiting for you" aside={count > 0 && <Badge tone="warn">{waits}</Badge>}>
      <Outcomes>
        {count === 0 && <p className="muted">{nothing(event, isReady, signed.length > 0)}</p>}
        {event.status === 'failed' && (
          <Notice tone="bad">
            A step keeps failing. It is tried again by itself every ten minutes, at once after any answer,
            report or change of the brief, and when somebody tries again now; what is done already stays.
          </Notice>
        )}
        {event.status === 'paused' && count > 0 && (
          <Notice tone="accent">
            The run is paused: what you decide now is kept, and carried on with when it is resumed.
          </Notice>
        )}
        {isReady && <Link to={`/events/${event.id}/report`}>Report what happens</Link>}
        {approvals.map((approval) => (
          <ApprovalCard key={approval.id} approval={approval} />
        ))}
        {questions.map((question) => (
          <QuestionCard
            key={question.id}
            event={event}
            question={question}
            before={answeredBefore(question, asked)}
          />
        ))}
        <Signed approvals={signed} />
      </Outcomes>
      {event.status === 'completed' && <Link to={`/events/${event.id}/postmortem`}>Read the postmortem</Link>}
      {others.map((other) => (
        <Other key={other.what} event={event} {...other} />
      ))}
    </Section>
  );
}

function Signed({ approvals }: { approvals: readonly Approval[] }) {
  if (approvals.length === 0) return null;
  return (
    <>
      <h3>Signed by you, waiting for others</h3>
      {approvals.map((approval) => (
        <ApprovalCard key={approval.id} approval={approval} />
      ))}
    </>
  );
}

/** By what it is: the menu counts approvals alone. */
const countWords = (approvals: number, questions: number, others: number): string =>
  [
    approvals > 0 && counted(approvals, 'approval'),
    questions > 0 && counted(questions, 'question'),
    others > 0 && (approvals + questions > 0 ? `${others} more` : others),
  ]
    .filter(Boolean)
    .join(', ');

interface OtherProps extends Pick<EventView['waitingFor'][number], 'kind' | 'what' | 'who'> {
  event: EventView;
}

/** What is neither asked nor put up for approval: most often a report that only people can make. */
function Other({ event, kind, what, who }: OtherProps) {
  const titleOf = useTitles();
  const venue = approvedVenue(useEventApprovals(event.id).data?.approvals ?? []);
  return (
    <>
      <p>
        {logged(what)} <span className="muted">(waits for: {titleOf(who)})</span>
      </p>
      {kind === 'record' && event.actions['record.add']?.allowed && (
        <Link
          className={buttonClass()}
          to={`/events/${event.id}/report?${settledBy(event, venue?.candidateId)}`}
        >
          {event.state === 'Execute' ? 'Report how it ended' : 'Report the hold'}
        </Link>
      )}
    </>
  );
}

const idle: Record<EventView['status'], string> = {
  draft: 'Start the planning above: the whole provisional plan is there within seconds.',
  running: 'Nothing. The agents are at work.',
  waiting: 'Nothing that this page can settle.',
  blocked: 'Nothing; but the run is blocked. The reason stands below.',
  paused: 'The run is paused.',
  failed: 'The run stopped at a fault; an administrator has to look at it.',
  completed: 'Nothing. This event is over and its postmortem accepted.',
  cancelled: 'Nothing. This event was cancelled.',
};

const ready =
  'Nothing is left to decide until the event has taken place. Go on with its tasks and orders, and report what happens. When the event is over, report that it was held; then the postmortem is written.';

function nothing(event: EventView, isReady: boolean, isSigned: boolean): string {
  if (isReady) return ready;
  if (!isSigned) return idle[event.status];
  return `Nothing. What you have signed waits for ${spoken(deciderWaitedFor(event) ?? 'others')}.`;
}

/** The report that settles what is waited for: a definite hold before the event is confirmed, then how it ended. */
const settledBy = ({ state }: EventView, candidateId: string | undefined): string =>
  new URLSearchParams(
    state === 'Execute'
      ? { kind: 'conclusion' }
      : { kind: 'hold', status: 'definite', ...(candidateId && { candidateId }) },
  ).toString();
