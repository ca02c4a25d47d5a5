import { router } from "#server/trpc/init.ts";

export const teamRouter = router({});
