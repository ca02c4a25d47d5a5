import { z } from "zod";
import { ChangeRoles, InviteUser } from "#modules/identity/schemas.ts";

/** Who a member with that role is in the calendar: a professional who is there, a new one, or (yet) nobody. */
const AsProfessional = z
  .union([z.uuid(), z.literal("new")])
  .nullable()
  .default(null);

export const InviteMember = InviteUser.extend({ professional: AsProfessional });
export type InviteMember = z.output<typeof InviteMember>;

export const ChangeMemberRoles = ChangeRoles.extend({ professional: AsProfessional });
export type ChangeMemberRoles = z.output<typeof ChangeMemberRoles>;
