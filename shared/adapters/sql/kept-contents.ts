import { KeptAnswers } from '../../kernel/kept-answers.ts';
import { readOnly } from '../../kernel/read-only.ts';
import type { OrganisationSettings, RunContents } from '../../kernel/run-contents.ts';
import type { Database } from './schema.ts';

export type Contents = Omit<RunContents, 'event'>;

/** Rows: a planned event has fifty to a hundred. */
const mostRows = 20_000;
const mostOrganisations = 500;

/**
 * What events and organisations hold, ready in memory while it is the same: a step of a run reads it several times. The
 * stores are asked each time whether it is; kept under an older stamp, nobody finds it any more.
 */
export class KeptContents {
  readonly #events = new KeptAnswers<Contents>({ most: mostRows, weigh: rowsOf });
  readonly #organisations = new KeptAnswers<OrganisationSettings>({ most: mostOrganisations });

  event(organisationId: string, eventId: string, stamp: string, read: () => Promise<Contents>) {
    const key = [organisationId, eventId, stamp].join('\n');
    return this.#events.later(key, async () => readOnly(await read()));
  }

  organisation(organisationId: string, stamp: string, read: () => Promise<OrganisationSettings>) {
    return this.#organisations.later(`${organisationId}\n${stamp}`, async () => readOnly(await read()));
  }
}

const rowsOf = ({ heads, tasks, records, questions, approvals }: Contents): number =>
  1 + heads.size + tasks.size + records.length + questions.length + approvals.length;

/**
 * Another one after every change of the contents. Versions of the app that know no version of the contents move the
 * other two numbers with it.
 */
export const stampOf = ({ version, records, outbox }: Database['event']): string =>
  `${version}.${records}.${outbox}`;
