import { describe, expect, it } from 'vitest';
import { localSettings } from '../../../infra/local/local-settings.ts';

describe('the settings of the local host', () => {
  it('all have defaults', () => {
    expect(localSettings({})).toEqual({ port: 4280, dataDir: '.data', crash: undefined, traces: false });
  });

  it('are read from the environment', () => {
    const environment = {
      EODS_PORT: '0',
      EODS_DATA_DIR: '/srv/eods',
      EODS_LOCAL_CRASH: 'turn.after-commit:2',
      EODS_LOCAL_TRACES: 'true',
    };
    expect(localSettings(environment)).toEqual({
      port: 0,
      dataDir: '/srv/eods',
      crash: 'turn.after-commit:2',
      traces: true,
    });
  });

  it.each([
    ['EODS_PORT', '65536'],
    ['EODS_PORT', '-1'],
    ['EODS_PORT', '80a'],
    ['EODS_PORT', ''],
    ['EODS_DATA_DIR', ''],
    ['EODS_LOCAL_TRACES', 'yes'],
  ])('name %s when it is %j', (name, value) => {
    expect(() => localSettings({ [name]: value })).toThrow(new RegExp(`^${name} must`));
  });
});
