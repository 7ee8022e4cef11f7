import { describe, expect, it } from 'vitest';
import { localDoor, platformDoor } from '../../../../shared/adapters/identity/doors.ts';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64');
const header = (value: string | null) =>
  new Headers(value === null ? {} : { 'x-ms-client-principal': value });
const site = {
  identityProvider: 'aad',
  userId: 'u-1',
  userDetails: 'Łucja',
  userRoles: ['authenticated', 'planner'],
};
const service = {
  auth_typ: 'aad',
  name_typ: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
  claims: [
    { typ: 'http://schemas.microsoft.com/identity/claims/objectidentifier', val: 'u-1' },
    { typ: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name', val: 'Łucja' },
    { typ: 'roles', val: 'administrator' },
  ],
};

describe('a person whom the platform has signed in', () => {
  it.each([
    ['Static Web Apps', site],
    ['App Service', service],
  ])('is told by what %s states, without any role', async (_who, stated) => {
    expect(await platformDoor().identify(header(encoded(stated)))).toEqual({ id: 'aad:u-1', name: 'Łucja' });
  });

  it.each([
    ['nothing', null],
    ['no base64', '%%%'],
    ['no object', encoded('ola')],
    ['no user', encoded({ ...site, userId: '' })],
    ['no person among the claims', encoded({ ...service, claims: [] })],
    ['roles that are no list', encoded({ ...site, userRoles: 'administrator' })],
  ])('is nobody when the header holds %s', async (_what, value) => {
    await expect(platformDoor().identify(header(value))).rejects.toMatchObject({ code: 'identity.missing' });
  });
});

describe('a person of the local front door', () => {
  it('keeps the roles that the front door states', async () => {
    expect(await localDoor().identify(header(encoded(site)))).toEqual({
      id: 'u-1',
      name: 'Łucja',
      localRoles: ['authenticated', 'planner'],
    });
  });
});
