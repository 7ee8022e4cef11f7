export interface ApprovalStep {
  /** Working days after the request. */
  afterWorkingDays: number;
  action: 'remind' | 'next-approver' | 'block';
  effect: string;
}

/** Silence never approves. Source: planner's judgement; an organisation may set its own days. */
export const approvalPolicy = [
  { afterWorkingDays: 2, action: 'remind', effect: 'The approver is reminded' },
  { afterWorkingDays: 4, action: 'next-approver', effect: 'The next approver in the chain is asked as well' },
  { afterWorkingDays: 7, action: 'block', effect: 'The run is blocked and shows why' },
] as const satisfies readonly ApprovalStep[];
