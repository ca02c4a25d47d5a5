import { z } from "zod";

const Id = z.uuid();

/** An empty field is a fact that is not known, not an empty fact. */
const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);

export const ClientFields = z.object({
  firstName: z.string().trim().min(1).max(80),
  lastName: z.string().trim().max(80),
  email: z.preprocess(blank, z.email().max(254).toLowerCase().optional()),
  phone: z.preprocess(blank, z.string().trim().max(40).optional()),
  notes: z.preprocess(blank, z.string().trim().max(2000).optional()),
});
export type ClientFields = z.infer<typeof ClientFields>;

/** `force` adds also somebody who seems to be on the list already: a namesake, or a family with one telephone. */
export const CreateClient = ClientFields.extend({ force: z.boolean().default(false) });
export type CreateClient = z.infer<typeof CreateClient>;

export const ClientRef = z.object({ id: Id });
export const UpdateClient = ClientFields.extend({ id: Id });
export type UpdateClient = z.infer<typeof UpdateClient>;

export const SearchClients = z.object({ q: z.string().max(120) });

/** `cursor` is what the previous page answered. */
export const ListClients = z.object({
  q: z.string().max(120).default(""),
  account: z.enum(["any", "yes", "no"]).default("any"),
  cursor: z.string().max(600).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListClients = z.infer<typeof ListClients>;

/** Somebody on the list who may be the one to be added, and what says so. */
export type AlikeClient = ClientLine & { by: "email" | "phone" | "name" };

export type ClientLine = {
  id: string;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
};
