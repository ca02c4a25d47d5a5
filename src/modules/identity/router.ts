import { router } from "#server/trpc/init.ts";

export const identityRouter = router({});
