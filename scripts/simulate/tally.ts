/** What was done since the beginning, in events and requests. */
export type Tally = {
  sold: number;
  echoes: number;
  sent: number;
  recorded: number;
  duplicates: number;
  rejected: number;
  counts: number;
  heartbeats: number;
  outages: number;
  reboots: number;
  lostAnswers: number;
  newKeys: number;
  toldToWait: number;
  errors: number;
};

export const newTally = (): Tally => ({
  sold: 0,
  echoes: 0,
  sent: 0,
  recorded: 0,
  duplicates: 0,
  rejected: 0,
  counts: 0,
  heartbeats: 0,
  outages: 0,
  reboots: 0,
  lostAnswers: 0,
  newKeys: 0,
  toldToWait: 0,
  errors: 0,
});

const WORDS: Record<keyof Tally, string> = {
  sold: "sold",
  echoes: "echoes of restarts",
  sent: "events sent",
  recorded: "recorded",
  duplicates: "duplicates",
  rejected: "rejected",
  counts: "counts",
  heartbeats: "heartbeats",
  outages: "outages",
  reboots: "reboots",
  lostAnswers: "answers lost",
  newKeys: "new keys",
  toldToWait: "told to wait",
  errors: "errors",
};

/** One line for a person who watches. */
export const told = (tally: Tally, backlog: number, silent: number): string =>
  [
    ...(Object.keys(WORDS) as (keyof Tally)[]).map((key) => `${WORDS[key]} ${String(tally[key])}`),
    `backlog ${String(backlog)}`,
    `without signal ${String(silent)}`,
  ].join(", ");
