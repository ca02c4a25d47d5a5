// `npm start` and, with "dev", `npm run dev`.
import { handOver } from "./up/bootstrap.mjs";

await handOver("scripts/up/start.ts", process.argv.slice(2));
