import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/kernel/errors.ts';
import type { Role } from '../../shared/kernel/member-store.ts';
import type { MembersView } from '../../shared/contracts/answers/members.ts';
import { ok } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.remove());

const path = 'organisation/members';
const ada = () => app.as('ada');
const person = (id: string, roles: string[], substitutes: string[] = [], absences: unknown[] = []) => ({
  id,
  name: `${id} of Kraków`,
  roles,
  substitutes,
  absences,
});
const put = <T = MembersView>(members: unknown, ifMatch = '*', as = ada()) =>
  as.send<T>('PUT', path, { body: { members }, headers: { 'if-match': ifMatch } });
const administrator = person('ada', ['administrator']);
const pia = person('pia', ['planner'], ['ada']);

describe('the members of an organisation', () => {
  it('are none at first', async () => {
    expect(ok(await ada().get(path))).toEqual({ version: 0, members: [], history: [] });
  });

  it('are replaced by an administrator, and each change is kept with who made it', async () => {
    expect(ok(await put([administrator, pia])).members).toEqual([administrator, pia]);
    const { version, history } = ok(await put([administrator, person('pia', ['auditor'])]));
    expect(version).toBe(2);
    expect(history.map(({ by, changes }) => ({ by, changes }))).toEqual([
      {
        by: 'ada',
        changes: [
          {
            id: 'pia',
            name: pia.name,
            before: { roles: ['planner'], substitutes: ['ada'], absences: [] },
            after: { roles: ['auditor'], substitutes: [], absences: [] },
          },
        ],
      },
      {
        by: 'ada',
        changes: [administrator, pia].map(({ id, name, roles, substitutes, absences }) => ({
          id,
          name,
          before: null,
          after: { roles, substitutes, absences },
        })),
      },
    ]);
    expect(history.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true);
  });

  it('make no version when the list says the same', async () => {
    const before = ok(await ada().get<MembersView>(path));
    expect(ok(await put(before.members))).toEqual(before);
  });

  it('decide at once what somebody may do, whatever the local sign-in says', async () => {
    ok(await put([administrator, person('pia', ['auditor'])]));
    expect(ok(await app.as('pia').get('me'))).toMatchObject({
      organisationId: 'default',
      id: 'pia',
      name: 'pia of Kraków',
      roles: ['auditor'],
    });
    expect((await app.as('pia').post('events', { title: 'A picnic' })).status).toBe(403);
    ok(await put([administrator, pia]));
    expect((await app.as('pia').post('events', { title: 'A picnic' })).status).toBe(201);
    const removed = ok(await put([administrator])).history[0];
    expect(removed?.changes).toMatchObject([{ id: 'pia', after: null }]);
  });

  it.each<[Role, number, number]>([
    ['auditor', 200, 403],
    ['planner', 403, 403],
  ])('as %s are read with %i and changed with %i', async (role, read, change) => {
    ok(await put([administrator, person('kim', [role])]));
    expect((await app.as('kim').get(path)).status).toBe(read);
    const own = await put([administrator, person('kim', ['administrator'])], '*', app.as('kim'));
    expect(own.status).toBe(change);
  });
});

describe('a member list that cannot be', () => {
  const lists: [what: string, members: unknown, ...pointers: string[]][] = [
    ['no list', 'ada', '/members'],
    ['an unknown role', [administrator, person('pia', ['king'])], '/members/1/roles/0'],
    ['a member without a role', [administrator, person('pia', [])], '/members/1/roles'],
    ['a role given twice', [administrator, person('pia', ['planner', 'planner'])], '/members/1/roles/1'],
    ['a member without a name', [{ ...administrator, name: ' ' }], '/members/0/name'],
    ['an id with a blank', [administrator, person('p ia', ['planner'])], '/members/1/id'],
    ['a member listed twice', [administrator, pia, pia], '/members/2/id'],
    [
      'a substitute that is nobody',
      [administrator, person('pia', ['planner'], ['zoe'])],
      '/members/1/substitutes/0',
    ],
    ['their own substitute', [person('ada', ['administrator'], ['ada'])], '/members/0/substitutes/0'],
    [
      'an absence that ends before it begins',
      [administrator, person('pia', ['planner'], [], [{ from: '2027-03-02', to: '2027-03-01' }])],
      '/members/1/absences/0/to',
    ],
    ['an unknown field', [{ ...administrator, salary: 1 }], '/members/0/salary'],
    ['no administrator', [person('pia', ['planner'])], '/members'],
    ['nobody', [], '/members'],
    [
      'the caller without their own role of administrator',
      [person('ada', ['planner']), person('eve', ['administrator'])],
      '/members/0/roles',
    ],
    ['a list without the caller', [person('eve', ['administrator'])], '/members'],
  ];

  it.each(lists)('is refused: %s', async (_what, members, ...pointers) => {
    const before = ok(await ada().get(path));
    const { status, body } = await put<Problem>(members);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(ok(await ada().get(path))).toEqual(before);
  });

  it('is refused with somebody who belongs to another organisation', async () => {
    await app.sql(
      `insert into member (organisation_id, id, name, roles, substitutes) values ('org-b', 'eve', 'Eve', '["planner"]', '[]')`,
    );
    const { status, body } = await put<Problem>([administrator, person('eve', ['planner'])]);
    expect([status, body.code]).toEqual([409, 'member.elsewhere']);
    expect(ok(await app.as('eve').get<{ organisationId: string }>('me')).organisationId).toBe('org-b');
  });

  it('of two made from the same version, lets the first stand', async () => {
    const tag = (await ada().get(path)).headers.get('etag') ?? '';
    const sent = await Promise.all([
      put([administrator, person('one', ['planner'])], tag),
      put([administrator, person('two', ['planner'])], tag),
    ]);
    expect(sent.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    const winner = sent[0].status === 200 ? 'one' : 'two';
    const { members } = ok(await ada().get<MembersView>(path));
    expect(members.map(({ id }) => id)).toEqual(['ada', winner]);
  });
});
