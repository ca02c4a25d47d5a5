import { Package } from "lucide-react";
import { cn } from "#lib/cn.ts";

/** A picture by its id, dimmed where all around it is dark; where there is none, its place. Beside a name, so it says nothing by itself. */
export function Photo({ id, className }: { id: string | null; className?: string }) {
  const box = cn(
    "grid shrink-0 place-content-center overflow-hidden rounded-lg border border-border bg-muted",
    className,
  );
  if (!id)
    return (
      <span aria-hidden className={box}>
        <Package className="size-5 text-muted-foreground" />
      </span>
    );
  return (
    <span className={box}>
      {/* oxlint-disable-next-line nextjs/no-img-element -- private, resized already, and cached for ever */}
      <img
        src={`/api/photos/${id}`}
        alt=""
        loading="lazy"
        decoding="async"
        className="size-full object-cover dark:brightness-[.82] dark:contrast-[1.04]"
      />
    </span>
  );
}
