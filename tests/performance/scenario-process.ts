import { runScenario } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';

// Written by bench.ts, in this shape.
const scenario = JSON.parse(process.argv[2] ?? '') as Scenario; // as above
// The AMQP client leaves an idle timer behind, which would keep the process for minutes.
process.stdout.write(JSON.stringify(await runScenario(scenario)), () => process.exit());
