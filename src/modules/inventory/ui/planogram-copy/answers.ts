import type { CopyPreview, PreviewedChange, PreviewedMachine } from "../../queries/copy-preview.ts";
import type { CopyPlanogram } from "../../planogram-schemas.ts";

type Lies = CopyPlanogram["machines"][number]["answers"][number]["lies"];
/** What was said of a position so far; `typed` is the number of those that were counted. */
export type Said = { lies: Lies | ""; typed: string };
export type Answers = Readonly<Record<string, Said>>;

export const keyOf = (machineId: string, position: string): string => `${machineId} ${position}`;

/** Where something lay once, somebody says what lies there; where the ledger has nothing, that it is empty is the first guess. */
export const isAsked = ({ was }: PreviewedChange): boolean => was !== null;
export const saidOf = (answers: Answers, machineId: string, change: PreviewedChange): Said =>
  answers[keyOf(machineId, change.position)] ?? { lies: change.stock === 0 ? "empty" : "", typed: "" };

const isNumber = (typed: string): boolean => /^\d{1,4}$/.test(typed.trim()) || typed.trim() === "10000";
export const isAnswered = ({ lies, typed }: Said): boolean => lies !== "" && (lies !== "counted" || isNumber(typed));

/** Positions that still lack an answer, by their keys. */
export const missingIn = (machines: readonly PreviewedMachine[], answers: Answers): string[] =>
  machines.flatMap(({ machineId, changes }) =>
    changes
      .filter((change) => isAsked(change) && !isAnswered(saidOf(answers, machineId, change)))
      .map(({ position }) => keyOf(machineId, position)),
  );

/** The same answer for all positions of a machine that can be answered so. */
export function answerAll(
  answers: Answers,
  { machineId, changes }: PreviewedMachine,
  lies: "empty" | "moved",
): Answers {
  const given = changes
    .filter((change) => isAsked(change) && (lies === "empty" || change.movesTo.length > 0))
    .map(({ position }) => [keyOf(machineId, position), { lies, typed: "" }] as const);
  return { ...answers, ...Object.fromEntries(given) };
}

export const commandOf = (from: string, { machines }: CopyPreview, answers: Answers): CopyPlanogram => ({
  from,
  machines: machines.map(({ machineId, seen, changes }) => ({
    machineId,
    seen,
    answers: changes.filter(isAsked).flatMap((change) => {
      const { lies, typed } = saidOf(answers, machineId, change);
      if (lies === "") return [];
      return [{ position: change.position, lies, ...(lies === "counted" && { quantity: Number(typed) }) }];
    }),
  })),
});
