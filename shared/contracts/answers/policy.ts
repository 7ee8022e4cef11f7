import { z } from 'zod';
import { roles } from '../../kernel/member-store.ts';
import { organisationPolicy } from '../policy-request.ts';
import { instant, person } from './fields.ts';

const version = z.int().min(0).meta({ description: "0: the product's own policy." });

export const policyView = z
  .strictObject({
    version,
    policy: organisationPolicy,
    source: z.string().meta({ description: 'Where the policy comes from, or why it was changed last.' }),
    default: organisationPolicy.meta({ description: 'What holds without a policy of its own.' }),
    history: z
      .array(
        z
          .strictObject({
            version: z.int().min(1),
            at: instant,
            by: person,
            reason: z.string(),
            policy: organisationPolicy,
          })
          .meta({ id: 'PolicyVersion', description: 'One change of the policy.' }),
      )
      .meta({ description: 'Every change, newest first.' }),
  })
  .meta({ id: 'Policy', description: 'How the organisation decides.' });

export const rolesView = z
  .strictObject({
    roles: z.array(
      z
        .strictObject({
          role: z.enum(roles),
          purpose: z.string(),
          actions: z.array(z.string()).meta({ description: 'Rows of the permission table.' }),
          onEvents: z.array(z.string()).meta({ description: 'Actions on an event, where its state allows.' }),
        })
        .meta({ id: 'RoleRights' }),
    ),
  })
  .meta({ id: 'Roles', description: 'The roles and what each may do.' });
