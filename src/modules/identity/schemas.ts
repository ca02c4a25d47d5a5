import { z } from "zod";
import { splitName } from "./domain/full-name.ts";
import { passwordProblem } from "./domain/password-policy.ts";
import { ROLES } from "#modules/access/policy.ts";

/*
 * Every rule names its complaint (`REQUIRED`, `EMAIL_FORMAT`, …): its words are in messages/<locale>/identity.json under `fields`.
 */

const name = z
  .string()
  .trim()
  .min(1, "REQUIRED")
  .max(80, "TOO_LONG")
  .regex(/^\P{Cc}*$/u, "CONTROL_CHARACTERS");

/** Stored and compared in lower case. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "REQUIRED")
  .max(254, "TOO_LONG")
  .pipe(z.email("EMAIL_FORMAT"));

/** Empty means none. Digits as people write them: +54 (11) 4444-5555. */
const phone = z
  .string()
  .trim()
  .max(40, "TOO_LONG")
  .regex(/^(?:(?=(?:\D*\d){6})[+\d][\d\s()./-]*)?$/, "PHONE_FORMAT")
  .transform((typed) => typed || null)
  .nullable()
  .default(null);

const locale = z.enum(["es-AR", "en"]);

const newPassword = z.string().superRefine((password, context) => {
  const problem = passwordProblem(password);
  if (problem) context.addIssue({ code: "custom", message: problem });
});

/** What someone types to prove who they are: judged by the hash alone, but never endless. */
const typedPassword = z.string().min(1, "REQUIRED").max(1_000, "TOO_LONG");

const notTheEmail = ({ email, password }: { email: string; password: string }, context: z.RefinementCtx) => {
  if (passwordProblem(password, email) === "PASSWORD_IS_EMAIL") {
    context.addIssue({ code: "custom", message: "PASSWORD_IS_EMAIL", path: ["password"] });
  }
};

export const Register = z
  .object({ firstName: name, lastName: name, email: Email, phone, password: newPassword, locale })
  .superRefine(notTheEmail);
export type Register = z.output<typeof Register>;

export const SignIn = z.object({ email: Email, password: typedPassword });
export type SignIn = z.output<typeof SignIn>;

/** The name may be missing: whoever is known here already has one. */
export const RequestSignInCode = z.object({
  email: Email,
  firstName: name.optional(),
  lastName: name.optional(),
  locale,
});
export type RequestSignInCode = z.output<typeof RequestSignInCode>;

/** As people copy it: "123 456". */
const code = z
  .string()
  .max(20, "CODE_FORMAT")
  .transform((typed) => typed.replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(/^[0-9]{6}$/, "CODE_FORMAT"));

/** The name: for who gave none with their address, and turned out to be new here. */
export const SignInWithCode = z.object({
  requestId: z.uuid(),
  code,
  firstName: name.optional(),
  lastName: name.optional(),
});
export type SignInWithCode = z.output<typeof SignInWithCode>;

/** One field for a whole name. */
const fullName = z
  .string()
  .trim()
  .min(1, "REQUIRED")
  .max(160, "TOO_LONG")
  .regex(/^\P{Cc}*$/u, "CONTROL_CHARACTERS")
  .transform((typed, context) => {
    const parts = splitName(typed);
    if (parts) return parts;
    context.addIssue({ code: "custom", message: "FULL_NAME" });
    return z.NEVER;
  });

/** What the two steps of the form with the code ask; a field that is not shown is not there. */
export const AskCode = z.object({ name: fullName.optional(), email: Email });
export type AskCode = z.output<typeof AskCode>;
export const EnterCode = z.object({ code, name: fullName.optional() });
export type EnterCode = z.output<typeof EnterCode>;

export const RequestPasswordReset = z.object({ email: Email });

const token = z.string().max(200);
export const TokenRef = z.object({ token });

export const ResetPassword = z.object({ token, password: newPassword });
export type ResetPassword = z.output<typeof ResetPassword>;

export const SessionRef = z.object({ id: z.uuid() });

export const UpdateProfile = z.object({ firstName: name, lastName: name, phone, locale });
export type UpdateProfile = z.output<typeof UpdateProfile>;

export const ChangePassword = z.object({ current: typedPassword, password: newPassword });
export type ChangePassword = z.output<typeof ChangePassword>;

const roles = z
  .array(z.enum(ROLES))
  .min(1, "ROLE_REQUIRED")
  .max(ROLES.length)
  .transform((chosen) => ROLES.filter((role) => chosen.includes(role)));

const staffRoles = roles.refine((chosen) => chosen.some((role) => role !== "client"), "ROLE_REQUIRED");

export const InviteUser = z.object({ email: Email, firstName: name, lastName: name, roles: staffRoles, locale });
export type InviteUser = z.output<typeof InviteUser>;

export const UserRef = z.object({ userId: z.uuid() });

export const ChangeRoles = z.object({ userId: z.uuid(), roles });
export type ChangeRoles = z.output<typeof ChangeRoles>;
