import { z } from 'zod';
import { decidingRoles } from '../../kernel/organisation-policy.ts';
import { nextCursor } from '../paging.ts';
import { alternative, amountMinor, approvalKind, instant, person, revisionRef } from './fields.ts';

const proposal = z
  .strictObject({
    summary: z.string(),
    candidateId: z.string().optional().meta({ description: 'Venue: the candidate that is proposed.' }),
    amountMinor: amountMinor.optional(),
    currency: z.string().optional().meta({ description: 'ISO 4217 code.' }),
    alternatives: z.array(alternative),
  })
  .meta({ id: 'ApprovalProposal', description: 'What the person is shown and decides about.' });

const delegation = z
  .strictObject({ by: person, to: person, at: instant, comment: z.string() })
  .meta({ id: 'Delegation', description: 'Who passed the decision on to whom.' });

const signature = z
  .strictObject({
    by: person,
    name: z.string(),
    roles: z.array(z.string()).meta({ description: 'At that time, with those of whom they stood in for.' }),
    at: instant,
    comment: z.string(),
    candidateId: z.string().optional().meta({ description: 'Venue: the candidate that it is about.' }),
    onBehalfOf: z
      .strictObject({ id: z.string(), name: z.string() })
      .optional()
      .meta({ description: 'The absent member whom they stood in for.' }),
    involved: z.string().optional().meta({ description: 'How they prepared what is decided.' }),
  })
  .meta({ id: 'Signature', description: "One person's yes." });

const needs = z
  .strictObject({
    seats: z.array(z.array(z.enum(decidingRoles))),
    why: z.string(),
    policyVersion: z.int().min(0).meta({ description: '0: the policy of the product.' }),
  })
  .meta({
    id: 'ApprovalNeeds',
    description: 'Seats that are still to be filled, each by another person with one of its roles.',
  });

export const approval = z
  .strictObject({
    id: z.string(),
    kind: approvalKind,
    subject: z.array(revisionRef),
    subjectHash: z.string().meta({
      description: 'Over the subject and the proposal; a decision that names another one is void.',
    }),
    proposal,
    approvers: z
      .array(z.string())
      .meta({ description: 'In the order of escalation; the last is the owner.' }),
    fallenBack: z
      .array(z.string())
      .optional()
      .meta({ description: 'Names in the plan that are no members: the owner is asked in their place.' }),
    approverIndex: z.int().min(0).meta({ description: 'How far it has been escalated.' }),
    reminders: z.int().min(0),
    step: z.int().min(0).meta({ description: 'Next step of the approval policy.' }),
    requestedAt: instant,
    dueAt: instant.nullable().meta({ description: 'When the next reminder or escalation is due.' }),
    status: z.enum(['pending', 'approved', 'rejected', 'changes-requested', 'void', 'blocked']),
    decision: z.strictObject({ by: person, at: instant, comment: z.string() }).optional(),
    approvedBy: z
      .array(signature)
      .optional()
      .meta({ description: 'Everybody who has said yes so far, oldest first.' }),
    needs: needs.optional(),
    policyVersion: z.int().optional().meta({ description: 'Of the policy that it was decided under.' }),
    delegations: z.array(delegation).optional().meta({ description: 'Oldest first.' }),
  })
  .meta({ id: 'Approval', description: 'A decision that a person is asked for.' });

export const delegateList = z
  .strictObject({
    delegates: z.array(
      z
        .strictObject({ id: person, name: z.string(), roles: z.array(z.string()) })
        .meta({ id: 'Delegate', description: 'A member who may decide instead.' }),
    ),
  })
  .meta({ id: 'DelegateList', description: 'Empty where the organisation lists nobody else who may.' });

const { shape } = approval;

export const approvalList = z
  .strictObject({
    approvals: z.array(
      z
        .strictObject({ eventId: z.string(), ...shape })
        .meta({ id: 'ListedApproval', description: 'An approval and the event that it belongs to.' }),
    ),
    nextCursor,
  })
  .meta({ id: 'ApprovalList' });
