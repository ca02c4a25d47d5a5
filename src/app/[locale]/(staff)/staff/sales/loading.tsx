import { Skeleton } from "#ui/skeleton.tsx";

/** In the shape of the sales. */
export default function SalesLoading() {
  return (
    <div className="grid max-w-7xl gap-5">
      <Skeleton className="h-16 w-72" />
      <Skeleton className="h-9 w-full max-w-md rounded-full" />
      <Skeleton className="h-60 rounded-xl lg:h-32" />
      <Skeleton className="h-96 rounded-xl" />
      <div className="grid gap-5 xl:grid-cols-2">
        <Skeleton className="h-96 rounded-xl" />
        <Skeleton className="h-96 rounded-xl" />
      </div>
    </div>
  );
}
