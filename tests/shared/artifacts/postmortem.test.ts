import { describe, expect, it } from 'vitest';
import { postmortem, type PostmortemBody } from '../../../shared/artifacts/postmortem.ts';
import { samplePostmortem } from '../../support/logistics-samples.ts';

const rulesBroken = (body: unknown) => postmortem.verify(body, {}).map((finding) => finding.rule);

function withMetric(index: number, change: Partial<PostmortemBody['metrics'][number]>): PostmortemBody {
  const body = samplePostmortem();
  return {
    ...body,
    metrics: body.metrics.map((entry, at) => (at === index ? { ...entry, ...change } : entry)),
  };
}

describe('Postmortem', () => {
  it('accepts measured, missed and unmeasured figures side by side', () => {
    expect(postmortem.verify(samplePostmortem(), {})).toEqual([]);
  });

  it('refuses a lesson without a date', () => {
    const body = samplePostmortem();
    const lessons = body.lessons.map((lesson) => ({ ...lesson, dueOn: 'soon' }));
    expect(postmortem.schema.safeParse({ ...body, lessons }).success).toBe(false);
  });

  it('finds a missing value that counts as met', () => {
    expect(rulesBroken(withMetric(2, { status: 'met' }))).toEqual(['what has no value is not measured']);
  });

  it('finds a missed target that is called met', () => {
    expect(rulesBroken(withMetric(1, { status: 'met' }))).toEqual(['met and missed follow from the target']);
  });

  it('finds a report without content or reason', () => {
    expect(rulesBroken({ ...samplePostmortem(), wentWell: [], didNotGoWell: [] })).toEqual([
      'something went well or not, or the reason is named',
    ]);
  });
});
