import { ImageIcon } from "lucide-react";
import { cn } from "#lib/cn.ts";

/** The institution's picture or logo, whole; where there is none, its place. Beside the name, so it says nothing by itself. */
export function InstitutionPhoto({ id, className }: { id: string | null; className?: string }) {
  const box = cn("grid shrink-0 place-content-center overflow-hidden border border-border bg-muted", className);
  return id ? (
    <span className={box}>
      {/* oxlint-disable-next-line nextjs/no-img-element -- resized already, and cached for ever */}
      <img src={`/api/photos/${id}`} alt="" decoding="async" className="size-full object-contain" />
    </span>
  ) : (
    <span aria-hidden className={box}>
      <ImageIcon className="size-5 text-muted-foreground" />
    </span>
  );
}
