import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";
import { PendingDots } from "./pending-dots.tsx";

export const buttonVariants = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-lg font-medium",
    "transition-[background-color,border-color,color,box-shadow,translate] duration-150 active:translate-y-px",
    "disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none",
    "[&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4",
  ],
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground shadow-sm hover:bg-primary-hover",
        secondary: "bg-secondary text-secondary-foreground shadow-sm hover:bg-secondary-hover",
        outline: "border border-border-strong bg-card text-foreground shadow-xs hover:border-input hover:bg-accent/60",
        ghost: "text-foreground hover:bg-accent",
        destructive: "bg-destructive text-destructive-foreground shadow-sm hover:bg-destructive-hover",
        link: "rounded-sm text-primary-text underline decoration-primary-text/40 underline-offset-4 hover:decoration-current",
      },
      size: {
        sm: "h-8 px-3 text-[0.8125rem] coarse:h-11",
        md: "h-10 px-4 text-sm coarse:h-11",
        lg: "h-12 px-6 text-base",
        icon: "size-10 coarse:size-11",
        "icon-sm": "size-8 coarse:size-11",
      },
    },
    compoundVariants: [{ variant: "link", className: "h-auto px-0 coarse:h-11" }],
    defaultVariants: { variant: "primary", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Draws the only child (a link) as a button. */
    asChild?: boolean;
    /** Work is under way: same size, label kept for screen readers, clicks ignored, focus kept. */
    pending?: boolean;
  };

export function Button({ className, variant, size, asChild, pending, children, onClick, type, ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root data-slot="button" className={classes} onClick={onClick} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      data-slot="button"
      type={type ?? "button"}
      className={classes}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      {...props}
    >
      <span className={cn("inline-flex items-center justify-center gap-2", pending && "opacity-0")}>{children}</span>
      {pending ? <PendingDots className="absolute inset-0" /> : null}
    </button>
  );
}
