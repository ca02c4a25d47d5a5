import { readTenant } from "#platform/db/with-tenant.ts";
import { memberProcedure, publicProcedure, router } from "#server/trpc/init.ts";
import { acceptInvitation } from "./commands/accept-invitation.ts";
import { changePassword } from "./commands/change-password.ts";
import { register } from "./commands/register.ts";
import { requestPasswordReset } from "./commands/request-password-reset.ts";
import { resendVerification } from "./commands/resend-verification.ts";
import { resetPassword } from "./commands/reset-password.ts";
import { revokeOtherSessions } from "./commands/revoke-other-sessions.ts";
import { revokeSession } from "./commands/revoke-session.ts";
import { signIn } from "./commands/sign-in.ts";
import { signOut } from "./commands/sign-out.ts";
import { updateProfile } from "./commands/update-profile.ts";
import { verifyEmail } from "./commands/verify-email.ts";
import { answerWithCookie, answerWithoutSession } from "./start-session.ts";
import { ownSessions } from "./queries/own-sessions.ts";
import {
  ChangePassword,
  Register,
  RequestPasswordReset,
  ResetPassword,
  SessionRef,
  SignIn,
  TokenRef,
  UpdateProfile,
} from "./schemas.ts";

export const identityRouter = router({
  me: publicProcedure.query(({ ctx }) => ctx.user),
  register: publicProcedure
    .input(Register)
    .mutation(({ ctx, input }) => answerWithCookie(ctx.resHeaders, register(ctx.ctx, input, ctx))),
  signIn: publicProcedure
    .input(SignIn)
    .mutation(({ ctx, input }) => answerWithCookie(ctx.resHeaders, signIn(ctx.ctx, input, ctx))),
  signOut: publicProcedure.mutation(({ ctx }) => answerWithoutSession(ctx.resHeaders, signOut(ctx.ctx))),
  requestPasswordReset: publicProcedure
    .input(RequestPasswordReset)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx.ctx, input, ctx)),
  resetPassword: publicProcedure
    .input(ResetPassword)
    .mutation(({ ctx, input }) => answerWithCookie(ctx.resHeaders, resetPassword(ctx.ctx, input, ctx))),
  acceptInvitation: publicProcedure
    .input(ResetPassword)
    .mutation(({ ctx, input }) => answerWithCookie(ctx.resHeaders, acceptInvitation(ctx.ctx, input, ctx))),
  verifyEmail: publicProcedure.input(TokenRef).mutation(({ ctx, input }) => verifyEmail(ctx.ctx, input)),
  resendVerification: memberProcedure.mutation(({ ctx }) => resendVerification(ctx.ctx, ctx)),
  sessions: memberProcedure.query(({ ctx }) => readTenant(ctx.ctx, (tx) => ownSessions(tx, ctx.ctx))),
  revokeSession: memberProcedure.input(SessionRef).mutation(({ ctx, input }) => revokeSession(ctx.ctx, input)),
  revokeOtherSessions: memberProcedure.mutation(({ ctx }) => revokeOtherSessions(ctx.ctx)),
  updateProfile: memberProcedure.input(UpdateProfile).mutation(({ ctx, input }) => updateProfile(ctx.ctx, input)),
  changePassword: memberProcedure.input(ChangePassword).mutation(({ ctx, input }) => changePassword(ctx.ctx, input)),
});
