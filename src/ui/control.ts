/** What every text-like control shares, so that a row of them lines up. */
export const controlClasses = [
  "w-full min-w-0 rounded-lg border border-input bg-card text-foreground shadow-xs transition-[border-color,box-shadow]",
  // 16 px on phones: smaller makes iOS zoom into the field.
  "text-base md:text-sm placeholder:text-muted-foreground",
  "hover:border-input focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-ring/40",
  "disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground",
  "aria-invalid:border-destructive aria-invalid:focus-visible:outline-destructive/40",
].join(" ");
