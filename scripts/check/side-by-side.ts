import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";

export interface Tool {
  name: string;
  /** A program of the packages (or of the system), and its arguments. */
  command: [program: string, ...args: string[]];
  env?: Record<string, string>;
}

/**
 * Runs all tools at once and says of each, as it ends, how long it took, and what it said if it failed.
 * @returns whether every one of them ended well
 */
export async function sideBySide(tools: readonly Tool[], say: (text: string) => void): Promise<boolean> {
  const started = Date.now();
  const outcomes = await Promise.all(
    tools.map(async (tool) => {
      const { isGood, output } = await run(tool);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      say(isGood ? `✓ ${tool.name} (${seconds} s)\n` : `✗ ${tool.name} (${seconds} s)\n\n${output.trim()}\n\n`);
      return isGood;
    }),
  );
  return outcomes.every(Boolean);
}

async function run({ command: [program, ...args], env }: Tool): Promise<{ isGood: boolean; output: string }> {
  const PATH = [join(process.cwd(), "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  return await new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}), ...env, PATH },
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.once("error", (error) => resolve({ isGood: false, output: error.message }));
    child.once("close", (code) => resolve({ isGood: code === 0, output: output.join("") }));
  });
}
