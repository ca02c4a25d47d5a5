"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "#i18n/navigation.ts";
import { Card } from "#ui/card.tsx";
import { toast } from "#ui/toaster.tsx";
import { SeriesPlanner, type SeriesStart } from "./series-planner.tsx";

/** For clients: the same plan on a page of its own. */
export function RepeatScreen({ from }: { from: SeriesStart }) {
  const t = useTranslations("moving.series");
  const router = useRouter();
  return (
    <Card className="bg-popover p-5 sm:p-7">
      <SeriesPlanner
        from={from}
        onBooked={(count, _ids, status) => {
          toast.success(t(status === "pending" ? "requested" : "booked", { count }));
          router.replace("/appointments");
        }}
      />
    </Card>
  );
}
