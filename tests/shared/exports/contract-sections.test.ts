import { describe, expect, it } from 'vitest';
import { vendorContracts } from '../../../shared/artifacts/vendor-contracts.ts';
import { contractSection } from '../../../shared/exports/contract-sections.ts';
import { redact } from '../../../shared/kernel/redaction.ts';
import { fullPlan } from '../../support/full-plan.ts';

const print = (body: unknown) =>
  contractSection.print({
    title: 'Berlin',
    state: 'Logistics',
    status: 'waiting',
    artifacts: { VendorContracts: body },
    provisional: {},
    questions: [],
    conflicts: [],
    approvals: [],
    decisions: [],
  });
const body: unknown = fullPlan('berlin', { level: 'Advanced' })['VendorContracts'];

describe('the printed vendor contracts', () => {
  it('show payments, cancellation costs, clauses, service levels, exposure and cash flow', () => {
    const text = print(body);
    for (const part of [
      'deposit at signing',
      'Force majeure',
      'Cancelling from',
      'What cancelling everything costs',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Cash flow of the contracts');
    expect(text).toContain('to propose');
  });

  it('withhold prices and penalties from a reading without sensitive fields', () => {
    const text = print(redact(body, vendorContracts.sensitive));
    expect(text).toContain('withheld');
    expect(text).not.toContain('[object');
    expect(text).not.toContain('Cancelling from');
    expect(text).toContain('What cancelling everything costs');
  });

  it('say why there is none', () => {
    expect(print(fullPlan('toronto')['VendorContracts'])).toContain('before the budget carries the plan');
  });
});
