import { Skeleton } from "#ui/skeleton.tsx";

/** In the shape of the fleet. */
export default function MachinesLoading() {
  return (
    <div className="mx-auto grid max-w-7xl gap-5">
      <Skeleton className="h-16 w-72" />
      <Skeleton className="h-8 w-full max-w-xl rounded-full" />
      <Skeleton className="h-10 w-full" />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {Array.from({ length: 6 }, (_, index) => (
          <Skeleton key={index} className="h-60 rounded-xl" />
        ))}
      </div>
    </div>
  );
}
