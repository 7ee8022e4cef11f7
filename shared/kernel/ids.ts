import { randomUUID } from 'node:crypto';

/** Random id with a readable prefix, safe in URLs, orchestration ids and file names: `evt-3f0c...`. */
export type NewId = (prefix: 'chg' | 'evt' | 'imp' | 'req' | 'trc') => string;

export const randomId: NewId = (prefix) => `${prefix}-${randomUUID().replaceAll('-', '')}`;
