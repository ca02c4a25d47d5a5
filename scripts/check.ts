import { sideBySide, type Tool } from "./check/side-by-side.ts";

/**
 * `npm run check`: what can be judged without running anything. oxlint also says what `tsc` would (`--type-check`): both read
 * all types, and reading them twice is most of what the check used to take.
 */
const TOOLS: Tool[] = [
  // Half of its processor time was the collector's; there is memory enough for a few seconds.
  { name: "lint and types", command: ["oxlint", "--type-aware", "--type-check"], env: { GOGC: "400" } },
  {
    name: "directions",
    command: ["depcruise", "--config", "scripts/architecture.config.mjs", "src", "scripts", "tests"],
  },
  { name: "dead code", command: ["knip", "--config", "scripts/knip.json"] },
  { name: "format", command: ["oxfmt", "--check"] },
];

process.exitCode = (await sideBySide(TOOLS, (text) => process.stdout.write(text))) ? 0 : 1;
