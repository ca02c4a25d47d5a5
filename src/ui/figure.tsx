import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

type Props = {
  /** What a screen reader hears: the figure and what pressing it does. */
  label: string;
  onOpen: () => void;
  className?: string;
  children: ReactNode;
};

/** A number that opens what it is made of. */
export const Figure = ({ label, onOpen, className, children }: Props) => (
  <button
    type="button"
    aria-label={label}
    onClick={onOpen}
    className={cn(
      "relative rounded-sm tabular-nums underline decoration-transparent decoration-dotted underline-offset-4 transition-colors hover:decoration-current",
      "coarse:after:absolute coarse:after:-inset-x-2 coarse:after:-inset-y-2.5",
      className,
    )}
  >
    {children}
  </button>
);
