import { procedure, router } from "#modules/access/procedures.ts";
import { addFirstProfessional } from "./commands/add-first-professional.ts";
import { markShared } from "./commands/mark-shared.ts";
import { AddFirstProfessional } from "./schemas.ts";

export const setupRouter = router({
  addProfessional: procedure("professionals:write")
    .input(AddFirstProfessional)
    .mutation(({ ctx: { request }, input }) => addFirstProfessional(request, input)),
  markShared: procedure("settings:write").mutation(({ ctx: { request } }) => markShared(request)),
});
