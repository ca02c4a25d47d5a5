import { router } from "#server/trpc/init.ts";

export const lettersRouter = router({});
