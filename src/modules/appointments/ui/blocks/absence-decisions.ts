import type { ImpactChoice } from "../../block-schemas.ts";

export type Choices = ReadonlyMap<string, ImpactChoice>;
type Beneath = { id: string };
type Movable = Beneath & { proposals: readonly { start: number; professionalId: string }[] };

/** The proposal that was chosen, by its place on the list; -1 where it is no longer offered. */
export const proposalOf = ({ proposals }: Movable, choice: ImpactChoice | undefined): number =>
  choice?.do === "move"
    ? proposals.findIndex(
        ({ start, professionalId }) => start === choice.start && professionalId === choice.professionalId,
      )
    : -1;

/** Those of whom nobody has said yet what becomes of them: silence is no decision, not even to keep. */
export const undecidedOf = <T extends Movable>(beneath: readonly T[], choices: Choices): T[] =>
  beneath.filter((one) => {
    const choice = choices.get(one.id);
    return !choice || (choice.do === "move" && proposalOf(one, choice) < 0);
  });

/** What is to be done to those that lie beneath; a choice about one that no longer does is forgotten. */
export const changesOf = (beneath: readonly Beneath[], choices: Choices): ImpactChoice[] =>
  beneath.flatMap(({ id }) => {
    const choice = choices.get(id);
    return choice && choice.do !== "keep" ? [choice] : [];
  });

/** The same answer for all to whom it can be given; the others wait for one of their own. */
export const decideAll = <T extends Beneath>(
  beneath: readonly T[],
  choose: (one: T) => ImpactChoice | null,
): Map<string, ImpactChoice> =>
  new Map(
    beneath.flatMap((one) => {
      const choice = choose(one);
      return choice ? [[one.id, choice] as const] : [];
    }),
  );
