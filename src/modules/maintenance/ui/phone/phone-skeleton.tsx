import { Skeleton } from "#ui/skeleton.tsx";

/** The list before this phone has read it: the same for every screen, as the kept page is the same for all of them. */
export function PhoneSkeleton() {
  return (
    <div aria-busy className="grid gap-4">
      <Skeleton className="h-16 rounded-2xl" />
      <Skeleton className="mt-2 h-5 w-40" />
      {[0, 1, 2, 3].map((index) => (
        <Skeleton key={index} className="h-28 rounded-2xl" />
      ))}
    </div>
  );
}
