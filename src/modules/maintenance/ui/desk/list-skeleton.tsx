import { Skeleton } from "#ui/skeleton.tsx";

export function ListSkeleton() {
  return (
    <div aria-busy className="grid gap-px overflow-hidden rounded-xl border border-border">
      {[0, 1, 2, 3].map((index) => (
        <Skeleton key={index} className="h-20 rounded-none" />
      ))}
    </div>
  );
}
