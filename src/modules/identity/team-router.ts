import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { cancelInvitation } from "./commands/cancel-invitation.ts";
import { changeRoles } from "./commands/change-roles.ts";
import { disableUser } from "./commands/disable-user.ts";
import { enableUser } from "./commands/enable-user.ts";
import { inviteUser } from "./commands/invite-user.ts";
import { resendInvitation } from "./commands/resend-invitation.ts";
import { team } from "./queries/team.ts";
import { ChangeRoles, InviteUser, UserRef } from "./schemas.ts";

export const teamRouter = router({
  list: procedure("team:read").query(({ ctx: { request } }) => readTenant(request, (tx) => team(tx, request))),
  invite: procedure("team:write")
    .input(InviteUser)
    .mutation(({ ctx: { request }, input }) => inviteUser(request, input)),
  resendInvitation: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx: { request }, input }) => resendInvitation(request, input)),
  cancelInvitation: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx: { request }, input }) => cancelInvitation(request, input)),
  changeRoles: procedure("team:write")
    .input(ChangeRoles)
    .mutation(({ ctx: { request }, input }) => changeRoles(request, input)),
  disable: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx: { request }, input }) => disableUser(request, input)),
  enable: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx: { request }, input }) => enableUser(request, input)),
});
