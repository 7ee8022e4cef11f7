import { use, useState } from 'react';
import { useAnswer } from '../../../api/changes.ts';
import type { EventView, Question } from '../../../api/shapes.ts';
import { useMe } from '../../../api/queries.ts';
import { SayOutcome } from '../../../app/Outcomes.tsx';
import { useCaughtUp } from '../../../app/use-caught-up.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/tones.ts';
import { Button } from '../../../ui/Button.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Notice } from '../../../ui/States.tsx';
import { savedBy } from './saved-by.ts';
import { useCurrency } from './use-currency.ts';
import styles from './Overview.module.css';

const kinds: Record<Question['kind'], { word: string; tone: Tone }> = {
  gap: { word: 'Question', tone: 'accent' },
  conflict: { word: 'Conflict', tone: 'bad' },
  alternative: { word: 'Choice', tone: 'accent' },
};

const OWN = 'own';

interface QuestionCardProps {
  event: EventView;
  question: Question;
  /** What was asked in the same matter and is answered, newest last. */
  before: readonly Question[];
}

/** The best way is chosen already, but none where money moves: whoever answers has to say so. */
function atFirst({ field, options }: Question): string {
  return field.startsWith('conflict:money.') ? '' : (options[0]?.id ?? OWN);
}

/** A question of the agents, why it is asked, and the ways to answer it. */
export function QuestionCard({ event, question, before }: QuestionCardProps) {
  const { options } = question;
  const [chosen, setChosen] = useState<string>(atFirst(question));
  const [text, setText] = useState('');
  const say = use(SayOutcome);
  const answer = useAnswer(event.id, ({ value: given }) =>
    say(`Answered: ${readable(answerWords(question, given))}.`),
  );
  const me = useMe().data;
  const may = event.actions['question.answer'];
  const isCaughtUp = useCaughtUp(event.id, question.id, may?.allowed === false);
  const { word, tone } = kinds[question.kind];
  const value = chosen === OWN ? text.trim() : chosen;
  return (
    <form
      className={styles['question']}
      onSubmit={(submit) => {
        submit.preventDefault();
        answer.mutate({ questionId: question.id, value });
      }}
    >
      <p>
        <Badge tone={tone}>{word}</Badge> <strong>{readable(question.text)}</strong>
      </p>
      <p className="small muted">
        {readable(question.why)} Needed before {question.blocks}.
      </p>
      <DecidedSoFar taken={takenBefore(before)} />
      <Options question={question} chosen={chosen} onChoose={setChosen} />
      {(chosen === OWN || options.length === 0) && (
        <input
          aria-label={`Your answer: ${question.text}`}
          value={text}
          onChange={(change) => setText(change.target.value)}
        />
      )}
      {answer.error && <Notice tone="bad">{answer.error.message}</Notice>}
      <Button
        type="submit"
        busy={answer.isPending || !isCaughtUp}
        disabledBecause={isCaughtUp ? whyNot(may, value, me?.name) : undefined}
      >
        Answer
      </Button>
    </form>
  );
}

/** An answer in the words of the option that it takes; one's own words as they are. */
const answerWords = ({ options }: Question, value: string): string =>
  options.find(({ id }) => id === value)?.label ?? value;

/** The options that were taken before. */
const takenBefore = (before: readonly Question[]): string[] =>
  before
    .flatMap(({ options, answer }) => options.filter(({ id }) => id === answer?.value))
    .map(({ label }) => label);

function DecidedSoFar({ taken }: { taken: readonly string[] }) {
  if (taken.length === 0) return null;
  return (
    <Notice tone="accent">
      Decided so far: {readable(taken.join('; '))}. It counts, and this is what is left to decide.
    </Notice>
  );
}

function whyNot(
  may: EventView['actions'][string] | undefined,
  value: string,
  name = 'you',
): string | undefined {
  if (may?.allowed === false) return may.why ?? `${name} may not answer questions.`;
  return value === '' ? 'Choose or write an answer.' : undefined;
}

interface OptionsProps {
  question: Question;
  chosen: string;
  onChoose: (id: string) => void;
}

function Options({ question, chosen, onChoose }: OptionsProps) {
  const currency = useCurrency();
  if (question.options.length === 0) return null;
  return (
    <fieldset className={styles['options']}>
      <legend className="visually-hidden">Ways to answer, best first</legend>
      {question.options.map(({ id, label, effect, savingMinor }) => (
        <label key={id} className={styles['option']}>
          <input type="radio" name={question.id} checked={chosen === id} onChange={() => onChoose(id)} />
          <span>
            {readable(label)}{' '}
            {savingMinor !== undefined && currency && <Badge>{savedBy(id, savingMinor, currency)}</Badge>}
            <span className="muted small"> {readable(effect)}</span>
          </span>
        </label>
      ))}
      {/* A conflict and an alternative are decided for one of the sides: other words would decide nothing. */}
      {question.kind === 'gap' && (
        <label className={styles['option']}>
          <input type="radio" name={question.id} checked={chosen === OWN} onChange={() => onChoose(OWN)} />
          <span>Something else</span>
        </label>
      )}
    </fieldset>
  );
}
