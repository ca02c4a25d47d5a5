import { Search } from "lucide-react";
import { cn } from "#lib/cn.ts";
import { Input } from "./input.tsx";

type Props = {
  label: string;
  /** What may be typed, where that says more than the label. */
  hint?: string;
  value: string;
  onChange: (typed: string) => void;
  className?: string;
};

/** Where one types what a list is narrowed by. */
export function SearchField({ label, hint = label, value, onChange, className }: Props) {
  return (
    <span className={cn("relative block", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={hint}
        className="pl-9"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
