import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, publicProcedure, router } from "#modules/access/procedures.ts";
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
    .mutation(({ ctx: { request }, input }) => joinWaitlist(request, input)),
  leave: procedure("waitlist:join")
    .input(EntryRef)
    .mutation(({ ctx: { request }, input }) => leaveWaitlist(request, input)),
  mine: procedure("waitlist:join").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => myWaitlist(tx, request)),
  ),
  offer: publicProcedure
    .input(OfferLink)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => offerPage(tx, request, input))),
  accept: publicProcedure.input(OfferLink).mutation(({ ctx: { request }, input }) => acceptOffer(request, input)),
  decline: publicProcedure.input(OfferLink).mutation(({ ctx: { request }, input }) => declineOffer(request, input)),
  lines: procedure("waitlist:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => waitlistLines(tx, request)),
  ),
  add: procedure("waitlist:write")
    .input(AddToWaitlist)
    .mutation(({ ctx: { request }, input }) => addToWaitlist(request, input)),
  remove: procedure("waitlist:write")
    .input(EntryRef)
    .mutation(({ ctx: { request }, input }) => removeFromWaitlist(request, input)),
  move: procedure("waitlist:write")
    .input(MoveInLine)
    .mutation(({ ctx: { request }, input }) => moveInLine(request, input)),
  offerTo: procedure("waitlist:write")
    .input(OfferByHand)
    .mutation(({ ctx: { request }, input }) => offerByHand(request, input)),
  acceptFor: procedure("waitlist:write")
    .input(OfferRef)
    .mutation(({ ctx: { request }, input }) => acceptOfferFor(request, input)),
  withdraw: procedure("waitlist:write")
    .input(OfferRef)
    .mutation(({ ctx: { request }, input }) => withdrawOffer(request, input)),
});
