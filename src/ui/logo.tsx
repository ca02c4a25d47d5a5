import { cn } from "#lib/cn.ts";

/** The arch of the hall, a door ajar to the light, one tile on the floor. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={cn("size-8", className)}>
      <path d="M3 30V15.5a13 13 0 0 1 26 0V30Z" fill="var(--primary)" />
      <path d="M9 30V15.5a7 7 0 0 1 14 0V30Z" fill="var(--background)" />
      <path d="M9 30V15.5a7 7 0 0 1 7-7V26Z" fill="var(--secondary)" />
      <path d="M19.5 22.5l3 3.75-3 3.75-3-3.75Z" fill="var(--primary)" />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5", className)}>
      <LogoMark />
      <span className="font-display text-[1.375rem] font-semibold leading-none tracking-tight">Zaguán</span>
    </span>
  );
}
