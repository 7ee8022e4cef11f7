/** After all tests: is there a documented error that no test has met? */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const folder = join(root, 'test-results/answered-faults');

/** Errors that no request is answered with, and the test that meets each where it arises. */
const met = {
  'identity.not-a-member': 'tests/shared/workflow/caller-scope.test.ts',
  'settings.invalid': 'tests/functions/composition.test.ts',
  'run.queue-full': 'tests/shared/workflow/runs-at-work.test.ts',
  'tool.failed': 'tests/shared/workflow/work-and-tools.test.ts',
  'tool.not-connected': 'tests/shared/tools/search-venues.test.ts',
  'task.draft-invalid': 'tests/shared/workflow/work-and-tools.test.ts',
  'task.took-too-long': 'tests/shared/adapters/drafting/worker-drafting.test.ts',
  'queue.unavailable': 'tests/shared/adapters/bus/service-bus-queues.test.ts',
  'work.unreadable': 'tests/shared/workflow/work-and-tools.test.ts',
  'work.unknown-task': 'tests/shared/workflow/work-and-tools.test.ts',
};

export const forgetAnswered = () => rmSync(folder, { recursive: true, force: true });

/** Codes of docs/errors.md that neither a server has answered nor the named test expects. */
export function unansweredFaults() {
  const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
  const documented = [...page.matchAll(/^## (\S+)$/gm)].map(([, code]) => code);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const answered = new Set(files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')));
  const expects = (file, code) => readFileSync(join(root, file), 'utf8').includes(`'${code}'`);
  return documented.filter((code) => !answered.has(code) && !(met[code] && expects(met[code], code)));
}
