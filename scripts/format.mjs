/** Writes the generated files anew, then lays out every file. */
import { spawnSync } from 'node:child_process';
import { writeGenerated } from './generated-files.mjs';
import { root } from './root.mjs';

await writeGenerated();
const prettier = ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', '.'];
process.exitCode = spawnSync(process.execPath, prettier, { cwd: root, stdio: 'inherit' }).status ?? 1;
