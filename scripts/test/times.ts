/** How long the tests of one file took together. */
export interface FileTime {
  file: string;
  ms: number;
}

/** Times parts of a run that may overlap. */
export class Stopwatch {
  readonly #began = performance.now();
  readonly #parts: { name: string; ms: number }[] = [];

  async time<T>(name: string, part: Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await part;
    } finally {
      this.#parts.push({ name, ms: performance.now() - began });
    }
  }

  /** Each part's time, in the order in which they ended, and the time of it all. */
  get parts(): { name: string; ms: number }[] {
    return [...this.#parts, { name: "all", ms: performance.now() - this.#began }];
  }
}

const SHOWN = 8;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(0)} s`;

/** What each part took, and the slowest files, for whoever wonders why they wait. Files run two and more at a time. */
export function whereTimeWent({ parts }: Pick<Stopwatch, "parts">, files: readonly FileTime[]): string {
  const slowest = files.toSorted((a, b) => b.ms - a.ms).slice(0, SHOWN);
  return [
    parts.map(({ name, ms }) => `${name} ${seconds(ms)}`).join(", "),
    ...slowest.map(({ file, ms }) => `${seconds(ms).padStart(7)}  ${file}`),
  ].join("\n");
}
