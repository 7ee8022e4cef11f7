import { z } from 'zod';
import { roles } from '../../kernel/member-store.ts';
import { nextCursor } from '../paging.ts';
import { instant, person } from './fields.ts';
import type { Frozen } from './frozen.ts';

const standing = {
  roles: z.array(z.enum(roles)),
  substitutes: z.array(z.string()).meta({ description: 'May decide in their place, by id, in order.' }),
};
const absences = z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date() })).meta({
  description: 'Days away, both ends included: the substitutes decide meanwhile.',
});
const before = z
  .strictObject({ ...standing, absences: absences.optional() })
  .nullable()
  .meta({ description: 'Null: not a member then.' });

const memberVersion = z
  .strictObject({
    version: z.int().min(1),
    at: instant,
    by: person,
    changes: z.array(
      z
        .strictObject({
          id: person,
          name: z.string(),
          mailChanged: z.literal(true).optional().meta({ description: 'The address is not kept here.' }),
          before,
          after: before,
        })
        .meta({ id: 'MemberChange' }),
    ),
  })
  .meta({ id: 'MemberVersion', description: 'One change of the member list.' });

export const membersView = z
  .strictObject({
    version: z.int().min(0).meta({ description: '0: the list was never changed.' }),
    members: z.array(
      z
        .strictObject({ id: person, name: z.string(), mail: z.string().optional(), ...standing, absences })
        .meta({ id: 'Member' }),
    ),
    history: z
      .array(memberVersion)
      .meta({ description: 'The newest 50 changes; all of them: organisation/members/changes.' }),
  })
  .meta({ id: 'Members' });

export const memberChangeList = z
  .strictObject({ changes: z.array(memberVersion), nextCursor })
  .meta({ id: 'MemberChangeList', description: 'Every change of the member list, newest first.' });

export type MembersView = Frozen<z.infer<typeof membersView>>;
