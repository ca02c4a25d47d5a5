import { once } from "./registry.ts";

type Waiting<Ask, Answer> = { ask: Ask; answer: (given: Answer) => void; fail: (reason: unknown) => void };

/**
 * Does at once what several ask for while others are being done: nobody waits for company, but whoever finds `concurrency` runs under
 * way waits, and the next run takes along all who wait under its key, `maxBatch` of them at the most. Under load a transaction then
 * serves many. Where a run of several fails each is done again by itself, so that one's fault is nobody else's: `run` must do
 * nothing that a failure does not undo.
 * @param name one line of waiting for this process
 */
export function batched<Ask, Answer>(
  name: string,
  { concurrency, maxBatch }: { concurrency: number; maxBatch: number },
  run: (asks: readonly [Ask, ...Ask[]]) => Promise<readonly Answer[]>,
): (key: string, ask: Ask) => Promise<Answer> {
  const line = () =>
    once(`batched.${name}`, () => ({ running: 0, waiting: new Map<string, Waiting<Ask, Answer>[]>() }));

  function goOn(): void {
    const state = line();
    while (state.running < concurrency) {
      const [next] = state.waiting;
      if (!next) return;
      const [key, all] = next;
      const group = all.splice(0, maxBatch);
      // What is left goes to the end: each key has its turn.
      state.waiting.delete(key);
      if (all.length > 0) state.waiting.set(key, all);
      state.running++;
      void serve(group).finally(() => {
        state.running--;
        goOn();
      });
    }
  }

  async function serve([first, ...rest]: readonly Waiting<Ask, Answer>[]): Promise<void> {
    if (!first) return;
    try {
      const answers = await run([first.ask, ...rest.map(({ ask }) => ask)]);
      for (const [i, { answer }] of [first, ...rest].entries()) answer(answers[i] as Answer);
    } catch (error) {
      if (rest.length === 0) first.fail(error);
      // At once: where the database is away, they would wait for each other's time-outs.
      else await Promise.all([first, ...rest].map((each) => serve([each])));
    }
  }

  return (key, ask) =>
    new Promise<Answer>((answer, fail) => {
      const { waiting } = line();
      const all = waiting.get(key);
      if (all) all.push({ ask, answer, fail });
      else waiting.set(key, [{ ask, answer, fail }]);
      goOn();
    });
}
