import { AlreadyListed } from "#modules/clients/ui/already-listed.tsx";
import type { AppointmentForm } from "./use-appointment-form.ts";

/** Whoever is being written down may be on the list already: theirs is offered before another is made. */
export function SameClient({ form }: { form: AppointmentForm }) {
  const { client, listed } = form;
  if (listed.length === 0 || client?.kind !== "new") return null;
  return (
    <AlreadyListed
      candidates={listed}
      onUse={(known) => form.setClient({ kind: "known", client: known })}
      onAddAnyway={() => {
        const sure = { ...client, force: true };
        form.setClient(sure);
        void form.submit(true, sure);
      }}
      pending={form.pending}
    />
  );
}
