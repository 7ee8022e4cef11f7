// Writes documents without end, saying each id only after its write is acknowledged. Run by crash.test.ts.
import { writeSync } from 'node:fs';

import { openDocumentEngine } from '../../../../infra/local/documents/engine.ts';
import { openDocuments } from '../../../../shared/adapters/documents/open-documents.ts';

const [file = '', run = ''] = process.argv.slice(2);
const store = await openDocuments({ httpClient: openDocumentEngine(file).httpClient });
for (let n = 0; ; n += 1) {
  const id = `run${run}-${n}`;
  await store.put({ id, organisationId: 'org-1', eventId: 'event-1', kind: 'note', order: n });
  writeSync(1, `${id}\n`);
}
