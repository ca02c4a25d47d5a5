import { once as onceEvent } from "node:events";
import { Agent, request, type IncomingMessage, type RequestOptions } from "node:http";

/** Times in milliseconds. */
export type Figures = { asked: number; perSecond: number; p50: number; p95: number };

/** So many connections, each asking again as soon as it is answered. */
export async function load(
  { connections, seconds }: { connections: number; seconds: number },
  ask: (agent: Agent) => Promise<void>,
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const figures = await timed({ connections, seconds }, () => ask(agent));
  agent.destroy();
  return figures;
}

/** `act` again and again, so many at once, for so long. */
export async function timed(
  { connections, seconds }: { connections: number; seconds: number },
  act: (connection: number) => Promise<unknown>,
): Promise<Figures> {
  const took: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      for (let asked = performance.now(); asked < until; asked = performance.now()) {
        await act(connection);
        took.push(performance.now() - asked);
      }
    }),
  );
  const elapsed = (performance.now() - startedAt) / 1000;
  took.sort((a, b) => a - b);
  const at = (part: number) => took[Math.floor(took.length * part)] ?? Number.NaN;
  return { asked: took.length, perSecond: took.length / elapsed, p50: at(0.5), p95: at(0.95) };
}

/** Asks this machine. @returns what was answered @throws if it was no 200 */
export async function answerTo(options: RequestOptions, body?: string): Promise<Buffer> {
  const sent = request({ host: "127.0.0.1", ...options }).end(body);
  const [response] = (await onceEvent(sent, "response")) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const answer = Buffer.concat(parts);
  if (response.statusCode !== 200)
    throw new Error(`bench: the API answered ${String(response.statusCode)} ${answer.toString().slice(0, 300)}`);
  return answer;
}
