import { readTenant } from "#platform/db/with-tenant.ts";
import { memberProcedure, publicProcedure, router } from "#modules/access/procedures.ts";
import { acceptInvitation } from "./commands/accept-invitation.ts";
import { changePassword } from "./commands/change-password.ts";
import { register } from "./commands/register.ts";
import { requestPasswordReset } from "./commands/request-password-reset.ts";
import { requestSignInCode } from "./commands/request-sign-in-code.ts";
import { resendVerification } from "./commands/resend-verification.ts";
import { resetPassword } from "./commands/reset-password.ts";
import { revokeOtherSessions } from "./commands/revoke-other-sessions.ts";
import { revokeSession } from "./commands/revoke-session.ts";
import { signIn } from "./commands/sign-in.ts";
import { signInWithCode } from "./commands/sign-in-with-code.ts";
import { signOut } from "./commands/sign-out.ts";
import { updateProfile } from "./commands/update-profile.ts";
import { verifyEmail } from "./commands/verify-email.ts";
import { answerWithCookie, answerWithoutSession } from "./start-session.ts";
import { ownSessions } from "./queries/own-sessions.ts";
import {
  ChangePassword,
  Register,
  RequestPasswordReset,
  RequestSignInCode,
  ResetPassword,
  SessionRef,
  SignIn,
  SignInWithCode,
  TokenRef,
  UpdateProfile,
} from "./schemas.ts";

export const identityRouter = router({
  me: publicProcedure.query(({ ctx: { user } }) => user),
  register: publicProcedure
    .input(Register)
    .mutation(({ ctx: { request, resHeaders, browser }, input }) =>
      answerWithCookie(resHeaders, register(request, input, browser)),
    ),
  signIn: publicProcedure
    .input(SignIn)
    .mutation(({ ctx: { request, resHeaders, browser }, input }) =>
      answerWithCookie(resHeaders, signIn(request, input, browser)),
    ),
  signOut: publicProcedure.mutation(({ ctx: { request, resHeaders } }) =>
    answerWithoutSession(resHeaders, signOut(request)),
  ),
  requestSignInCode: publicProcedure
    .input(RequestSignInCode)
    .mutation(({ ctx: { request, browser }, input }) => requestSignInCode(request, input, browser)),
  signInWithCode: publicProcedure
    .input(SignInWithCode)
    .mutation(({ ctx: { request, resHeaders, browser }, input }) =>
      answerWithCookie(resHeaders, signInWithCode(request, input, browser)),
    ),
  requestPasswordReset: publicProcedure
    .input(RequestPasswordReset)
    .mutation(({ ctx: { request, browser }, input }) => requestPasswordReset(request, input, browser)),
  resetPassword: publicProcedure
    .input(ResetPassword)
    .mutation(({ ctx: { request, resHeaders, browser }, input }) =>
      answerWithCookie(resHeaders, resetPassword(request, input, browser)),
    ),
  acceptInvitation: publicProcedure
    .input(ResetPassword)
    .mutation(({ ctx: { request, resHeaders, browser }, input }) =>
      answerWithCookie(resHeaders, acceptInvitation(request, input, browser)),
    ),
  verifyEmail: publicProcedure.input(TokenRef).mutation(({ ctx: { request }, input }) => verifyEmail(request, input)),
  resendVerification: memberProcedure.mutation(({ ctx: { request, browser } }) => resendVerification(request, browser)),
  sessions: memberProcedure.query(({ ctx: { request } }) => readTenant(request, (tx) => ownSessions(tx, request))),
  revokeSession: memberProcedure
    .input(SessionRef)
    .mutation(({ ctx: { request }, input }) => revokeSession(request, input)),
  revokeOtherSessions: memberProcedure.mutation(({ ctx: { request } }) => revokeOtherSessions(request)),
  updateProfile: memberProcedure
    .input(UpdateProfile)
    .mutation(({ ctx: { request }, input }) => updateProfile(request, input)),
  changePassword: memberProcedure
    .input(ChangePassword)
    .mutation(({ ctx: { request }, input }) => changePassword(request, input)),
});
