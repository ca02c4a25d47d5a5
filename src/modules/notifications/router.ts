import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, publicProcedure, router } from "#server/trpc/init.ts";
import { chooseLetters } from "./commands/choose-letters.ts";
import { resendLetter } from "./commands/resend-letter.ts";
import { listLetters } from "./queries/list-letters.ts";
import { ChooseLetters, LetterRef, ListLetters } from "./schemas.ts";

export const lettersRouter = router({
  list: procedure("letters:read")
    .input(ListLetters)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => listLetters(tx, ctx.ctx, input))),
  resend: procedure("letters:resend")
    .input(LetterRef)
    .mutation(({ ctx, input }) => resendLetter(ctx.ctx, input)),
  choose: publicProcedure.input(ChooseLetters).mutation(({ ctx, input }) => chooseLetters(ctx.ctx, input)),
});
