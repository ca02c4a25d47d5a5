"use client";

import { useTranslations } from "next-intl";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Card, CardContent } from "#ui/card.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Switch } from "#ui/switch.tsx";
import { toast } from "#ui/toaster.tsx";

type Mine = { wanted: boolean; active: boolean; hour: number };

/** For someone of the staff, on their own account: the digest, in or out. */
export function MyDigestCard({ initial }: { initial: Mine }) {
  const t = useTranslations("reminders.digestCard");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const { data } = api.reminders.myDigest.useQuery(undefined, { initialData: initial });
  const choosing = api.reminders.chooseDigest.useMutation({
    onMutate: ({ wanted }) => utils.reminders.myDigest.setData(undefined, { ...data, wanted }),
    onSuccess: (result, { wanted }) =>
      void (result.ok ? toast.success(t(wanted ? "on" : "off")) : toast.error(words(result.reason))),
    onError: (error) => void toast.error(words(error as ApiError)),
    onSettled: () => utils.reminders.myDigest.invalidate(),
  });
  const hint = data.active ? t("mineHint", { hour: `${String(data.hour).padStart(2, "0")}:00` }) : t("mineOff");
  return (
    <Card>
      <CardContent className="flex items-center justify-between gap-4">
        <label htmlFor="my-digest" className="grid cursor-pointer gap-0.5">
          <span className="font-medium">{t("mine")}</span>
          <span className="text-sm text-muted-foreground">{hint}</span>
        </label>
        <Switch
          id="my-digest"
          disabled={!data.active}
          checked={data.wanted}
          onCheckedChange={(wanted) => choosing.mutate({ wanted })}
        />
      </CardContent>
    </Card>
  );
}
