import { useEventApprovals } from '../api/queries.ts';
import type { Approval } from '../api/shapes.ts';
import { money } from '../ui/figures.ts';
import { Notice } from '../ui/States.tsx';
import { askedAgain } from './asked-again.ts';
import { useTitles } from './use-titles.ts';

/** Says to whoever had approved already why they are asked once more. */
export function WhyAgain({ approval }: { approval: Approval }) {
  const titleOf = useTitles();
  const again = askedAgain(approval, useEventApprovals(approval.eventId).data?.approvals ?? []);
  if (!again) return null;
  const { names, changed, differenceMinor } = again;
  const what =
    changed.map((type) => titleOf(type).toLowerCase()).join(', ') || 'what it pays for besides the plan';
  const { currency = '' } = approval.proposal;
  return (
    <Notice tone="accent">
      Asked again: {names.join(' and ')} had approved; since then changed: {what}.{' '}
      {differenceMinor === 0 && 'The amount is the same.'}
      {differenceMinor !== null &&
        differenceMinor !== 0 &&
        `${money(Math.abs(differenceMinor), currency)} ${differenceMinor > 0 ? 'more' : 'less'} than before.`}
    </Notice>
  );
}
