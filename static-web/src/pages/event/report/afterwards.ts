type Body = Readonly<Record<string, unknown>>;

const measured = 'It goes into the figures and the postmortem; nothing else is to be done.';

const ofHold: Readonly<Record<string, string>> = {
  definite:
    'The venue counts as held: if the run waited for that, it goes on by itself. Where you gave its cost, house and price stand in its contract, which is put up for approval; signing comes after that.',
  tentative:
    'The plan knows the option. The event needs a definite hold: report one once the house promises it.',
  requested: 'The plan knows that you asked. Report the answer of the house when it comes.',
  released: 'The venue is no longer held. The event needs a definite hold before it can be confirmed.',
};

const always: Readonly<Record<string, string>> = {
  'contract-signed': 'It counts as committed money on the budget page; nothing else is to be done.',
  'task-progress':
    'The plan itself stays as it is; the progress counts in the figures and the postmortem. Nothing else is to be done.',
  'actual-cost': measured,
  attendance: measured,
  survey: measured,
  incident: measured,
  'risk-status': 'The risk has that status from now on; nothing else is to be done.',
  conclusion: 'The run goes on to the postmortem by itself, as soon as its figures are read.',
  registration:
    'The head counts of the plan are checked against it; what changes is put up where it needs a decision.',
};

/** What a report changes and whether anything is left to do: nobody has to find out by looking around. */
export function afterwards(kind: string, body: Body): string {
  if (kind === 'hold') return ofHold[String(body['status'])] ?? '';
  if (kind === 'quote')
    return body['chosen'] === true
      ? 'The contract takes this quote and is put up for approval. Where it costs more than is planned, the overview first asks where the money comes from.'
      : 'It is kept and changes nothing yet: choose it on the Contracts page, where all quotes stand.';
  return always[kind] ?? 'It is kept with the event.';
}

interface Place {
  /** The part of the event; the overview where empty. */
  part: string;
  look: string;
}

const places: Readonly<Record<string, Place>> = {
  hold: { part: 'venues', look: 'See the holds' },
  quote: { part: 'contracts', look: 'See the quotes' },
  'contract-signed': { part: 'budget', look: 'See what is committed' },
  'actual-cost': { part: 'metrics', look: 'See the figures' },
  attendance: { part: 'metrics', look: 'See the figures' },
  survey: { part: 'metrics', look: 'See the figures' },
  'task-progress': { part: 'metrics', look: 'See the figures' },
  incident: { part: 'incidents', look: 'See the incidents' },
  'risk-status': { part: 'risks', look: 'See the risks' },
};

/** Where a report shows, and what the way there says. */
export const shownAt = (kind: string): Place =>
  places[kind] ?? { part: '', look: 'See what waits on the overview' };
