import type { ApprovalKind } from '../kernel/define-artifact.ts';

/** What each approval is called, wherever people read of it. A new kind fails to compile until it has a title. */
export const approvalTitles: Record<ApprovalKind, string> = {
  venue: 'Venue',
  budget: 'Budget',
  'vendor-contracts': 'Vendor contracts',
  'final-go': 'Final go',
  postmortem: 'Postmortem',
};

/** The title of a kind that comes as a plain text. */
export const approvalTitle = (kind: string): string =>
  Object.entries(approvalTitles).find(([name]) => name === kind)?.[1] ?? kind;

/** Within a sentence: "the vendor contracts approval". */
export const approvalWithin = (kind: ApprovalKind): string => approvalTitles[kind].toLowerCase();

/** "Vendor contracts approved", as the decision log says it beside who did it. */
export function decidedWords(kind: ApprovalKind, status: string): string {
  const outcome = status === 'changes-requested' ? 'sent back with changes asked for' : status;
  return `${approvalTitles[kind]} ${outcome}`;
}

/** "Budget approved by Ben, in place of Fin": what became of it, and who did it, in one order wherever it is told. */
export function decidedBy(
  kind: ApprovalKind,
  status: string,
  { name, inPlaceOf }: { name: string; inPlaceOf?: string | undefined },
): string {
  const instead = inPlaceOf === undefined ? '' : `, in place of ${inPlaceOf}`;
  return status === 'changes-requested'
    ? `${approvalTitles[kind]} sent back by ${name}${instead}, with changes asked for`
    : `${decidedWords(kind, status)} by ${name}${instead}`;
}
