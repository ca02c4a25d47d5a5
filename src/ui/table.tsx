import type { ComponentProps } from "react";
import { cn } from "#lib/cn.ts";

/** Scrolls sideways inside itself, never the page; focusable so that the keyboard can scroll it. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={props["aria-label"]}
      className="scroll-hint relative w-full overflow-x-auto rounded-[inherit]"
    >
      <table data-slot="table" className={cn("w-full caption-bottom border-collapse text-sm", className)} {...props} />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-b border-border bg-muted/50", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&_tr:last-child]:border-0", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn(
        "border-b border-border transition-colors data-[state=selected]:bg-primary-soft [tbody>&]:hover:bg-accent/50",
        className,
      )}
      {...props}
    />
  );
}

export function TableHead({ className, scope, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope={scope ?? "col"}
      className={cn("h-10 whitespace-nowrap px-4 text-left text-xs font-medium text-muted-foreground", className)}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("px-4 py-3 align-middle", className)} {...props} />;
}

export function TableCaption({ className, ...props }: ComponentProps<"caption">) {
  return <caption className={cn("p-3 text-sm text-muted-foreground", className)} {...props} />;
}
