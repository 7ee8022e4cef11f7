import { readFileSync } from 'node:fs';
import { parseSubmission } from '../../../../shared/contracts/brief-submission.ts';
import {
  type BriefConcept,
  constraintsOf,
  eventBriefBody,
} from '../../../../shared/artifacts/event-brief-schema.ts';
import { type BriefAnswer, readBrief } from '../../../../shared/planning/brief/read-brief.ts';

const today = '2027-01-04';

/** Reads what a caller might send, checks the result against its schema, and gives the concepts by name. */
export function readSample(sent: unknown, answers: BriefAnswer[] = []) {
  const submission = parseSubmission(sent, { allowAsOf: true, today });
  const { brief, gaps } = readBrief(submission, answers, { asOf: submission.asOf });
  eventBriefBody.parse(brief);
  const values = (concept: BriefConcept) => constraintsOf(brief, concept).map(({ value }) => value);
  const modality = (concept: BriefConcept) => constraintsOf(brief, concept)[0]?.constraint.modality;
  return { brief, values, modality, missing: gaps.map(({ field }) => field), gaps };
}

export function fixture(name: string): Record<string, unknown> {
  const url = new URL(`../../../fixtures/briefs/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Record<string, unknown>; // each fixture is an object
}

/** A complete brief around the words under test. */
export function withConstraints(constraints: string | string[], more: Record<string, unknown> = {}) {
  return readSample({ ...complete, constraints, ...more });
}

const complete = {
  title: 'Sample',
  place: 'Dublin, Ireland',
  date_range: '2027-06-10/2027-06-10',
  audience_size: 80,
  event_type: 'conference',
  stakeholders: [{ name: 'Ann', role: 'Owner' }],
};
