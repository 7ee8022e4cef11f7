import { pathToFileURL } from 'node:url';
import { runServer } from '../../../infra/local/run-server.ts';

/** The local host, as a process of its own, beneath the package whose entry is given. */
const entry = pathToFileURL(process.argv[2] ?? '').href;
await runServer({ load: () => import(entry), staticDir: process.argv[3] ?? '' });
