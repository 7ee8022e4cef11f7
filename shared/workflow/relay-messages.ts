import type { OutboxRow } from '../kernel/relay-store.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

const BATCH = 200;

type MessageRow = Extract<OutboxRow, { kind: 'message' }>;

/**
 * Hands messages to the mail, one after the other. One that fails goes behind the others and is tried at the next turn;
 * one that is refused for good is said in the feed of its event. Never throws.
 */
export async function relayMessages(ports: WorkflowPorts): Promise<void> {
  try {
    for (const row of await ports.relay.pending(BATCH)) if (row.kind === 'message') await handOn(ports, row);
  } catch (error) {
    ports.telemetry.log('warn', 'messages are not handed on for now', { error: String(error) });
  }
}

async function handOn(ports: WorkflowPorts, row: MessageRow): Promise<void> {
  const { organisationId, eventId, body } = row;
  try {
    const posted = ports.mail
      ? await ports.mail.send({ organisationId, eventId, ...body })
      : { refused: 'no mail is connected' };
    if (posted !== 'sent') await sayRefused(ports, row, posted.refused);
    await ports.relay.confirm(row);
  } catch (error) {
    ports.telemetry.log('warn', 'a message was not taken', { row: row.id, error: String(error) });
    await ports.relay.postpone(row);
  }
}

async function sayRefused(
  { runs, now, telemetry }: WorkflowPorts,
  { organisationId, eventId, id, body }: MessageRow,
  reason: string,
): Promise<void> {
  telemetry.log('error', 'a message was refused', { row: id, reason });
  const scope = { organisationId, principal: { id: 'system', name: 'system', roles: ['system'] } };
  await runs.transaction(scope, eventId, (tx) =>
    tx.appendActivity({
      at: new Date(now()).toISOString(),
      kind: 'message.refused',
      text: `${body.to.name} could not be told by mail (${reason}): ${body.subject}`,
    }),
  );
}
