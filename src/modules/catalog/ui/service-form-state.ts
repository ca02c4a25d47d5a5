import type { UseFormReturn } from "react-hook-form";
import type { SaveService, SaveServiceForm } from "../schemas.ts";

/** The one form of a service, as its parts in files of their own are given it. */
export type ServiceFormState = UseFormReturn<SaveServiceForm, unknown, SaveService>;
