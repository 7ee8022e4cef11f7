import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../../shared/kernel/member-store.ts';
import type { Scope } from '../../../../shared/kernel/scope.ts';
import { engines, type OneEvent } from './engines.ts';

describe.each(engines)('the member store on $engine', ({ open }) => {
  let one: OneEvent;
  let id: string;
  beforeEach(async () => {
    one = await open();
    id = `aad:${one.scope.organisationId}`;
  });
  afterEach(() => one.finish());

  const member = (change: Partial<Member> = {}): Member => ({
    id,
    organisationId: one.scope.organisationId,
    name: 'Łucja',
    roles: ['planner'],
    substitutes: [],
    absences: [],
    ...change,
  });
  const changed = (from: number) => ({ at: '2027-01-01T00:00:00.000Z', by: 'ada', changes: [], from });
  const elsewhere = (): Scope => ({ ...one.scope, organisationId: `${one.scope.organisationId}-2` });

  it('finds whom an identity belongs to, and nobody for a stranger', async () => {
    await one.store.members.replaceMembers(one.scope, [member()], changed(0));
    expect(await one.store.members.ofIdentity(id)).toEqual(member());
    expect(await one.store.members.ofIdentity(id.toUpperCase())).toBeUndefined();
  });

  it('replaces all members at once', async () => {
    await one.store.members.replaceMembers(one.scope, [member(), member({ id: `${id}-b` })], changed(0));
    const auditor = member({ roles: ['auditor'], substitutes: ['x'] });
    await one.store.members.replaceMembers(one.scope, [auditor], changed(1));
    expect(await one.store.members.members(one.scope)).toEqual([
      member({ roles: ['auditor'], substitutes: ['x'] }),
    ]);
  });

  it('keeps who changed whom, and refuses a change of anything but the newest list', async () => {
    const { members } = one.store;
    const changes = [
      { id, name: 'Łucja', before: null, after: { roles: ['planner' as const], substitutes: [] } },
    ];
    await members.replaceMembers(one.scope, [member()], { ...changed(0), changes });
    await expect(members.replaceMembers(one.scope, [], changed(0))).rejects.toMatchObject({
      code: 'request.stale',
    });
    expect(await members.members(one.scope)).toEqual([member()]);
    const { from: _from, ...first } = changed(0);
    expect(await members.memberVersions(one.scope, { limit: 50 })).toEqual([
      { version: 1, ...first, changes },
    ]);
    expect(await members.memberVersions(elsewhere(), { limit: 50 })).toEqual([]);
  });

  it('refuses a person of another organisation, and changes nothing then', async () => {
    await one.store.members.replaceMembers(one.scope, [member()], changed(0));
    const taken = [member({ organisationId: elsewhere().organisationId })];
    await expect(one.store.members.replaceMembers(elsewhere(), taken, changed(0))).rejects.toMatchObject({
      code: 'member.elsewhere',
    });
    expect(await one.store.members.members(elsewhere())).toEqual([]);
    expect(await one.store.members.members(one.scope)).toEqual([member()]);
  });
});

describe.each(engines)('what a partner reaches on $engine', ({ open }) => {
  let one: OneEvent;
  beforeEach(async () => {
    one = await open();
  });
  afterEach(() => one.finish());

  const asPartner = (partner: string): Scope => ({
    ...one.scope,
    principal: { id: partner, name: partner, roles: ['partner'] },
  });

  it('are its own events alone: the row, everything below it, and no list of others', async () => {
    const { runs } = one.store;
    const { createdBy } = await runs.read(one.scope, 'evt-1').event();
    await one.write((tx) =>
      tx.appendRecord({ kind: 'hold', body: {}, by: 'ola', at: 'now', simulated: false }),
    );
    const [own, stranger] = [asPartner(createdBy), asPartner('somebody-else')];
    expect(await runs.events(own)).toHaveLength(1);
    expect(await runs.read(own, 'evt-1').records()).toHaveLength(1);
    expect(await runs.events(stranger)).toEqual([]);
    expect(await runs.read(stranger, 'evt-1').records()).toEqual([]);
    expect((await runs.read(stranger, 'evt-1').heads()).size).toBe(0);
    await expect(runs.read(stranger, 'evt-1').event()).rejects.toMatchObject({ code: 'event.not-found' });
    const writing = runs.transaction(stranger, 'evt-1', (tx) => tx.event());
    await expect(writing).rejects.toMatchObject({ code: 'event.not-found' });
  });

  it('is everything of its organisation for whoever has another role beside', async () => {
    const planner = {
      ...asPartner('pat'),
      principal: { id: 'pat', name: 'Pat', roles: ['partner', 'planner'] },
    };
    expect(await one.store.runs.events(planner)).toHaveLength(1);
  });
});
