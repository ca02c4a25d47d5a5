import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  eyebrow?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** The page's only h1, what it is for in a line, and what can be done here. */
export function PageHeader({ title, description, eyebrow, actions, className }: PageHeaderProps) {
  return (
    <header className={cn("flex flex-wrap items-end justify-between gap-x-6 gap-y-4 lg:flex-nowrap", className)}>
      <div className="grid max-w-2xl min-w-0 gap-1.5">
        {eyebrow ? <p className="text-sm font-medium text-primary-text">{eyebrow}</p> : null}
        <h1 className="text-2xl font-semibold leading-tight sm:text-[1.75rem]">{title}</h1>
        {description ? <p className="leading-relaxed text-muted-foreground">{description}</p> : null}
      </div>
      {actions ? (
        <div className="flex flex-wrap items-center gap-2 lg:shrink-0 lg:justify-end print:hidden">{actions}</div>
      ) : null}
    </header>
  );
}
