import { extname, join } from 'node:path';
import { runServer } from './run-server.ts';

// As source and as built, the entry lies two folders up and has the same ending as this file.
const entry = new URL(`../../functions/index${extname(import.meta.url)}`, import.meta.url);

await runServer({
  load: () => import(entry.href),
  staticDir: join(process.cwd(), 'static-web/dist'),
});
