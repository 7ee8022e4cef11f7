import type { Approval, Question } from '../../shared/kernel/run-store.ts';
import { ok, untilSettled, type Api } from './api.ts';

/** A large plan at Advanced on a machine that has other work to do. */
const patienceMs = 150_000;

/** Answers every conflict with the way out that accepts it, else the first, and approves what is asked, until nothing is open. */
export async function settleRun(
  app: { api: Api },
  eventId: string,
): Promise<{ approved: string[]; chosen: string[] }> {
  const approved: string[] = [];
  const chosen: string[] = [];
  for (let round = 0; round < 30; round += 1) {
    await untilSettled(app.api, eventId, patienceMs);
    const { questions } = ok(await app.api.get<{ questions: Question[] }>(`events/${eventId}/questions`));
    const open = questions.find(({ status }) => status === 'open');
    if (open) {
      const option = open.options.find(({ accepts }) => accepts) ?? open.options[0];
      if (!option) throw new Error(`no way out of ${open.field}`);
      chosen.push(`${open.field}: ${option.id}`);
      ok(
        await app.api.post(`events/${eventId}/questions/${open.id}/answer`, {
          value: option.value ?? option.id,
        }),
      );
      continue;
    }
    const [pending] = ok(
      await app.api.get<{ approvals: Approval[] }>(`approvals?eventId=${eventId}&status=pending`),
    ).approvals;
    if (!pending) return { approved, chosen };
    const { id, kind, subjectHash } = pending;
    ok(await app.api.post(`approvals/${id}/decision`, { decision: 'approve', subjectHash }));
    approved.push(kind);
  }
  throw new Error(`never settles: ${chosen.join(', ')}`);
}
