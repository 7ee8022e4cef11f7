import { openDataFolder } from '../../../../infra/local/host/data-folder.ts';

/** A process that holds a data folder until it is killed. */
try {
  openDataFolder(String(process.argv[2])).announce('http://127.0.0.1:1');
  console.log('held');
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
