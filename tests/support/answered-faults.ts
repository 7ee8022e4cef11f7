import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { faults, type FaultCode } from '../../shared/kernel/errors.ts';

const folder = join(import.meta.dirname, '../../test-results/answered-faults');
const noted = new Set<FaultCode>();

/** Notes the code of a problem that a server answered; after the tests, the codes that nothing answered are named. */
export function noteFault(body: unknown): void {
  if (typeof body !== 'object' || body === null || !('code' in body)) return;
  const { code } = body;
  if (!isFaultCode(code) || noted.has(code)) return;
  noted.add(code);
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, String(process.pid)), `${code}\n`);
}

const isFaultCode = (code: unknown): code is FaultCode =>
  typeof code === 'string' && Object.hasOwn(faults, code);
