import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { cancelInvitation } from "./commands/cancel-invitation.ts";
import { changeRoles } from "./commands/change-roles.ts";
import { disableUser } from "./commands/disable-user.ts";
import { enableUser } from "./commands/enable-user.ts";
import { inviteUser } from "./commands/invite-user.ts";
import { resendInvitation } from "./commands/resend-invitation.ts";
import { team } from "./queries/team.ts";
import { ChangeRoles, InviteUser, UserRef } from "./schemas.ts";

export const teamRouter = router({
  list: procedure("team:read").query(({ ctx }) => readTenant(ctx.ctx, (tx) => team(tx, ctx.ctx))),
  invite: procedure("team:write")
    .input(InviteUser)
    .mutation(({ ctx, input }) => inviteUser(ctx.ctx, input)),
  resendInvitation: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx, input }) => resendInvitation(ctx.ctx, input)),
  cancelInvitation: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx, input }) => cancelInvitation(ctx.ctx, input)),
  changeRoles: procedure("team:write")
    .input(ChangeRoles)
    .mutation(({ ctx, input }) => changeRoles(ctx.ctx, input)),
  disable: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx, input }) => disableUser(ctx.ctx, input)),
  enable: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx, input }) => enableUser(ctx.ctx, input)),
});
