import { approvalTitles } from '../../../shared/contracts/approval-titles.ts';
import { use, useState } from 'react';
import { Link } from 'react-router';
import { useDecide, type Decision } from '../api/changes.ts';
import { SLOW_MS, useEvent, useMe } from '../api/queries.ts';
import type { Approval } from '../api/shapes.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { At } from '../ui/At.tsx';
import { money } from '../ui/figures.ts';
import { Notice } from '../ui/States.tsx';
import { readable, spoken } from '../ui/sentences.ts';
import { ApprovalBasis } from './ApprovalBasis.tsx';
import { Standing } from './ApprovalStanding.tsx';
import { approvalKinds } from './approval-kinds.ts';
import { SayOutcome } from './Outcomes.tsx';
import { PassOn } from './PassOn.tsx';
import { RehearsalBadge } from './RunBadges.tsx';
import { useCaughtUp } from './use-caught-up.ts';
import { WhyAgain } from './WhyAgain.tsx';
import styles from './ApprovalCard.module.css';

/** One decision: what is asked, what it costs, what else there is, and what follows from it. */
export function ApprovalCard({ approval, titled = false }: { approval: Approval; titled?: boolean }) {
  const { kind, proposal, approvers, approverIndex, dueAt } = approval;
  const { consequence } = approvalKinds[kind];
  const title = approvalTitles[kind];
  const event = useEvent(approval.eventId, SLOW_MS).data;
  const may = event?.actions['approval.decide'];
  const asked = approvers[approverIndex];
  const [choice, setChoice] = useState<string>();
  const taken = candidateTaken(approval, choice);
  const shown = proposal.alternatives.find(({ id }) => id === taken);
  const { amountMinor } = shown ?? proposal;
  return (
    <article
      className={styles['card']}
      aria-label={`Approval: ${title}${event ? ` for ${event.title}` : ''}`}
    >
      <p className="row split">
        <span>
          <Badge tone="accent">Approval: {title}</Badge> {event && <RehearsalBadge event={event} />}{' '}
          {titled && event && <Link to={`/events/${approval.eventId}`}>{event.title}</Link>}
        </span>
        {amountMinor !== undefined && proposal.currency && (
          <strong className="number">{money(amountMinor, proposal.currency)}</strong>
        )}
      </p>
      <p>
        <strong>{readable(shown ? `${shown.label}: ${shown.effect}` : proposal.summary)}</strong>
      </p>
      <p className="small muted">
        {consequence} Asked of {asked && spoken(asked)}
        {dueAt && (
          <>
            , due <At instant={dueAt} zone={event?.summary?.timeZone} />
          </>
        )}
        .
      </p>
      <WhyAgain approval={approval} />
      <Standing approval={approval} zone={event?.summary?.timeZone} />
      <ApprovalBasis approval={approval} mayDecide={may?.allowed ?? false} taken={taken} />
      <DecisionForm approval={approval} taken={taken} onChoose={setChoice} may={may} />
    </article>
  );
}

/** Whoever signs after somebody signs for the same candidate; before that it is the proposed one or one's own choice. */
function candidateTaken(
  { kind, proposal, approvedBy = [] }: Approval,
  choice: string | undefined,
): string | undefined {
  if (kind !== 'venue') return undefined;
  return approvedBy[0]?.candidateId ?? choice ?? proposal.candidateId;
}

const saidOf: Record<Decision['decision'], string> = {
  approve: 'you have approved',
  reject: 'you have rejected it',
  'request-changes': 'you have asked for changes',
  delegate: 'you have passed it on',
};

type May = { allowed: boolean; why?: string | undefined } | undefined;

interface DecisionFormProps {
  approval: Approval;
  /** The candidate that is decided about, where there are candidates. */
  taken: string | undefined;
  onChoose: (id: string) => void;
  may: May;
}

function DecisionForm({ approval, taken, onChoose, may }: DecisionFormProps) {
  const { alternatives, candidateId } = approval.proposal;
  const [comment, setComment] = useState('');
  const say = use(SayOutcome);
  const decide = useDecide(approval.id, ({ decision }) =>
    say(`${approvalTitles[approval.kind]}: ${saidOf[decision]}.`),
  );
  const chosen = taken && taken !== candidateId ? { choose: taken } : {};
  const mayChoose =
    approval.kind === 'venue' && alternatives.length > 1 && (approval.approvedBy ?? []).length === 0;
  const send = (decision: Decision['decision']) =>
    decide.mutate({
      decision,
      comment,
      subjectHash: approval.subjectHash,
      ...(decision === 'approve' && chosen),
    });
  const me = useMe().data;
  const isCaughtUp = useCaughtUp(approval.eventId, approval.id, may?.allowed === false);
  const why = may?.allowed === false ? (may.why ?? 'Your role does not decide this.') : undefined;
  const saidYes = approval.approvedBy?.some(({ by }) => by === me?.id) ?? false;
  return (
    <div className="stack">
      <Alternatives approval={approval} chosen={taken} onChoose={mayChoose ? onChoose : undefined} />
      <Field label="Comment" hint="Kept with the decision. Needed when you reject or ask for changes.">
        <textarea rows={2} value={comment} onChange={(change) => setComment(change.target.value)} />
      </Field>
      {decide.error && <Notice tone="bad">{decide.error.message}</Notice>}
      <Buttons
        approval={approval}
        busy={decide.isPending || !isCaughtUp}
        refused={!isCaughtUp || why !== undefined}
        why={isCaughtUp ? why : undefined}
        saidYes={saidYes}
        ownChoice={mayChoose && 'choose' in chosen}
        comment={comment}
        onSend={send}
      />
    </div>
  );
}

interface ButtonsProps {
  approval: Approval;
  busy: boolean;
  /** Whether this person does not decide, as far as is known. */
  refused: boolean;
  /** Why this person does not decide, once it is certain. */
  why: string | undefined;
  /** Whether this person has approved already. */
  saidYes: boolean;
  ownChoice: boolean;
  comment: string;
  onSend: (decision: Decision['decision']) => void;
}

function Buttons({ approval, busy, refused, why, saidYes, ownChoice, comment, onSend }: ButtonsProps) {
  const unsaid = comment.trim() === '';
  return (
    <div className="row">
      <Button
        busy={busy}
        disabledBecause={why ?? (saidYes ? 'You have approved; somebody else has to as well.' : undefined)}
        onPress={() => onSend('approve')}
      >
        {ownChoice ? 'Approve my choice' : 'Approve'}
      </Button>
      {!refused && (
        <>
          <Button look="danger" busy={busy} disabled={unsaid} onPress={() => onSend('reject')}>
            Reject
          </Button>
          <Button
            look="quiet"
            busy={busy}
            disabledBecause={unsaid ? 'Say in the comment what should change.' : undefined}
            onPress={() => onSend('request-changes')}
          >
            Ask for changes
          </Button>
          {!saidYes && <PassOn approval={approval} />}
        </>
      )}
    </div>
  );
}

interface AlternativesProps {
  approval: Approval;
  chosen: string | undefined;
  /** Absent where another alternative cannot simply be taken. */
  onChoose: ((id: string) => void) | undefined;
}

const alternativesTitle = (kind: Approval['kind']): string =>
  kind === 'budget' ? 'Ways to spend less' : 'Alternatives';

/** What is taken stands at the head of the card: here it is a choice among others, or not named at all. */
function Alternatives({ approval: { id, kind, proposal }, chosen, onChoose }: AlternativesProps) {
  const listed = proposal.alternatives.filter((option) => onChoose || option.id !== chosen);
  if (listed.length === 0) return null;
  return (
    <details open={onChoose !== undefined}>
      <summary>
        {onChoose ? `Choose among ${listed.length}` : `${alternativesTitle(kind)} (${listed.length})`}
      </summary>
      <ul className="plain-list">
        {listed.map((option) => (
          <li key={option.id}>
            <label className={styles['option']}>
              {onChoose && (
                <input
                  type="radio"
                  name={`choose-${id}`}
                  checked={chosen === option.id}
                  onChange={() => onChoose(option.id)}
                />
              )}
              <span>
                {readable(option.label)}{' '}
                {option.id === proposal.candidateId && <Badge tone="good">recommended</Badge>}{' '}
                {kind === 'budget' && option.amountMinor !== undefined && proposal.currency && (
                  <Badge>saves {money(option.amountMinor, proposal.currency)}</Badge>
                )}{' '}
                {option.id !== chosen && <span className="muted small">{readable(option.effect)}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
