import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CSSProperties, ReactNode } from "react";
import { cn } from "#lib/cn.ts";
import type { OutOfSight } from "../domain/calendar-sight.ts";

type Props = {
  earlier: OutOfSight;
  later: OutOfSight;
  /** How high the names of the columns are. */
  head: number;
  onShow: (minute: number, edge: "top" | "bottom") => void;
};

/** What the day has besides what is shown: how many, and the way there. */
export function OutOfSightMarks({ earlier, later, head, onShow }: Props) {
  const t = useTranslations("calendar");
  return (
    <>
      {earlier ? (
        <Mark style={{ top: head + 6 }} onClick={() => onShow(earlier.minute, "top")}>
          <ArrowUp aria-hidden className="size-3" />
          {t("earlier", { count: earlier.count })}
        </Mark>
      ) : null}
      {later ? (
        <Mark style={{ bottom: 6 }} onClick={() => onShow(later.minute, "bottom")}>
          <ArrowDown aria-hidden className="size-3" />
          {t("later", { count: later.count })}
        </Mark>
      ) : null}
    </>
  );
}

type MarkProps = { style: CSSProperties; onClick: () => void; children: ReactNode };

/** At the left, over the hours: what is booked stays free for the pointer. */
const Mark = ({ style, onClick, children }: MarkProps) => (
  <button
    type="button"
    style={style}
    onClick={onClick}
    className={cn(
      "absolute left-1.5 z-30 inline-flex h-7 items-center gap-1 rounded-full border border-border-strong bg-popover px-2.5",
      "text-xs font-medium tabular-nums shadow-md hover:border-input coarse:h-11 coarse:px-3.5",
    )}
  >
    {children}
  </button>
);
