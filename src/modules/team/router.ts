import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { cancelInvitation } from "#modules/identity/commands/cancel-invitation.ts";
import { changeRoles } from "./commands/change-roles.ts";
import { disableUser } from "#modules/identity/commands/disable-user.ts";
import { enableUser } from "#modules/identity/commands/enable-user.ts";
import { inviteMember } from "./commands/invite-member.ts";
import { resendInvitation } from "#modules/identity/commands/resend-invitation.ts";
import { team } from "#modules/identity/queries/team.ts";
import { UserRef } from "#modules/identity/schemas.ts";
import { ChangeMemberRoles, InviteMember } from "./schemas.ts";

export const teamRouter = router({
  list: procedure("team:read").query(({ ctx: { request } }) => readTenant(request, (tx) => team(tx, request))),
  invite: procedure("team:write")
    .input(InviteMember)
    .mutation(({ ctx: { request }, input }) => inviteMember(request, input)),
  resendInvitation: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx: { request }, input }) => resendInvitation(request, input)),
  cancelInvitation: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx: { request }, input }) => cancelInvitation(request, input)),
  changeRoles: procedure("team:write")
    .input(ChangeMemberRoles)
    .mutation(({ ctx: { request }, input }) => changeRoles(request, input)),
  disable: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx: { request }, input }) => disableUser(request, input)),
  enable: procedure("team:write")
    .input(UserRef)
    .mutation(({ ctx: { request }, input }) => enableUser(request, input)),
});
