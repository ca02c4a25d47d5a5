import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, publicProcedure, router } from "#server/trpc/init.ts";
import { acceptOffer, acceptOfferFor } from "./commands/accept-offer.ts";
import { addToWaitlist } from "./commands/add-to-waitlist.ts";
import { declineOffer, withdrawOffer } from "./commands/decline-offer.ts";
import { joinWaitlist } from "./commands/join-waitlist.ts";
import { leaveWaitlist, removeFromWaitlist } from "./commands/leave-waitlist.ts";
import { moveInLine } from "./commands/move-in-line.ts";
import { offerByHand } from "./commands/offer-by-hand.ts";
import { myWaitlist } from "./queries/my-waitlist.ts";
import { offerPage } from "./queries/offer-page.ts";
import { waitlistLines } from "./queries/waitlist-lines.ts";
import { AddToWaitlist, EntryRef, JoinWaitlist, MoveInLine, OfferByHand, OfferLink, OfferRef } from "./schemas.ts";

export const waitlistRouter = router({
  join: procedure("waitlist:join")
    .input(JoinWaitlist)
    .mutation(({ ctx, input }) => joinWaitlist(ctx.ctx, input)),
  leave: procedure("waitlist:join")
    .input(EntryRef)
    .mutation(({ ctx, input }) => leaveWaitlist(ctx.ctx, input)),
  mine: procedure("waitlist:join").query(({ ctx }) => readTenant(ctx.ctx, (tx) => myWaitlist(tx, ctx.ctx))),
  offer: publicProcedure
    .input(OfferLink)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => offerPage(tx, ctx.ctx, input))),
  accept: publicProcedure.input(OfferLink).mutation(({ ctx, input }) => acceptOffer(ctx.ctx, input)),
  decline: publicProcedure.input(OfferLink).mutation(({ ctx, input }) => declineOffer(ctx.ctx, input)),
  lines: procedure("waitlist:read").query(({ ctx }) => readTenant(ctx.ctx, (tx) => waitlistLines(tx, ctx.ctx))),
  add: procedure("waitlist:write")
    .input(AddToWaitlist)
    .mutation(({ ctx, input }) => addToWaitlist(ctx.ctx, input)),
  remove: procedure("waitlist:write")
    .input(EntryRef)
    .mutation(({ ctx, input }) => removeFromWaitlist(ctx.ctx, input)),
  move: procedure("waitlist:write")
    .input(MoveInLine)
    .mutation(({ ctx, input }) => moveInLine(ctx.ctx, input)),
  offerTo: procedure("waitlist:write")
    .input(OfferByHand)
    .mutation(({ ctx, input }) => offerByHand(ctx.ctx, input)),
  acceptFor: procedure("waitlist:write")
    .input(OfferRef)
    .mutation(({ ctx, input }) => acceptOfferFor(ctx.ctx, input)),
  withdraw: procedure("waitlist:write")
    .input(OfferRef)
    .mutation(({ ctx, input }) => withdrawOffer(ctx.ctx, input)),
});
