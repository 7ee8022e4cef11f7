import { describe, expect, it } from 'vitest';
import { readBrief } from '../../shared/planning/brief/read-brief.ts';
import { samples } from '../../static-web/src/pages/new-event/samples.ts';
import { submissionOf } from '../support/plan-for.ts';

describe('the briefs to try the product with', () => {
  it.each(samples)('$name is understood as it stands: its plan follows without a question', ({ text }) => {
    const { brief, gaps } = readBrief(submissionOf({ text }), [], { asOf: '2026-11-27' });
    expect(gaps).toEqual([]);
    expect(brief.notUnderstood).toEqual([]);
    expect(brief.title).not.toBeNull();
  });
});
