// `npm test`, and `npm test -- unit|integration|e2e [filter]`.
import { handOver } from "./up/bootstrap.mjs";

await handOver("scripts/test/run.ts", process.argv.slice(2));
