import type { ChosenClient } from "#modules/clients/ui/client-picker.tsx";

/* What is written in the form of a new appointment, free of screens. */

type Written = { client: ChosenClient | null; time: string; minute: number | null; whom: string | null };
type Said = "chooseClient" | "nameMissing" | "emailWrong" | "timeWrong" | "timeMissing" | "chooseProfessional";

/** What is missing or wrong, by the field it stands beside. */
export function wrongWith({ client, time, minute, whom }: Written, t: (key: Said) => string): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (!client) wrong["client"] = t("chooseClient");
  if (client?.kind === "new" && !client.fields.firstName.trim()) wrong["firstName"] = t("nameMissing");
  if (client?.kind === "new" && client.fields.email.trim() && !/^\S+@\S+\.\S+$/.test(client.fields.email.trim()))
    wrong["email"] = t("emailWrong");
  if (minute === null) wrong["time"] = t(time.trim() ? "timeWrong" : "timeMissing");
  if (!whom) wrong["professional"] = t("chooseProfessional");
  return wrong;
}

/** As the server is asked: by the list, or as written down on the spot. */
export function clientAsked(client: ChosenClient) {
  if (client.kind === "known") return { id: client.client.id };
  const { firstName, lastName, email, phone } = client.fields;
  return {
    firstName,
    lastName,
    ...(email.trim() && { email: email.trim() }),
    ...(phone.trim() && { phone: phone.trim() }),
    force: client.force ?? false,
  };
}

export function clientName(client: ChosenClient): string {
  const { firstName, lastName } = client.kind === "known" ? client.client : client.fields;
  return `${firstName} ${lastName}`.trim();
}
