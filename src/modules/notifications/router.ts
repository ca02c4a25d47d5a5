import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, publicProcedure, router } from "#modules/access/procedures.ts";
import { chooseLetters } from "./commands/choose-letters.ts";
import { openLetter } from "./commands/open-letter.ts";
import { resendLetter } from "./commands/resend-letter.ts";
import { listLetters } from "./queries/list-letters.ts";
import { ChooseLetters, LetterRef, ListLetters, ResendLetter } from "./schemas.ts";

export const lettersRouter = router({
  list: procedure("letters:read")
    .input(ListLetters)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => listLetters(tx, request, input))),
  open: procedure("letters:read")
    .input(LetterRef)
    .mutation(({ ctx: { request }, input }) => openLetter(request, input)),
  resend: procedure("letters:resend")
    .input(ResendLetter)
    .mutation(({ ctx: { request }, input }) => resendLetter(request, input)),
  choose: publicProcedure.input(ChooseLetters).mutation(({ ctx: { request }, input }) => chooseLetters(request, input)),
});
