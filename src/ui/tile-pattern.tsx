import { useId } from "react";
import { cn } from "#lib/cn.ts";

type TilePatternProps = {
  /** Side of one tile in px. */
  size?: number;
  className?: string;
};

/**
 * A floor of patterned cement tiles, filling its box. Its colours (`--tile-*`) follow the accent, so an institution's
 * own reaches the floor too.
 */
export function TilePattern({ size = 72, className }: TilePatternProps) {
  const id = useId();
  return (
    <svg aria-hidden className={cn("size-full", className)} preserveAspectRatio="xMidYMid slice">
      <defs>
        <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
          <svg width={size} height={size} viewBox="0 0 72 72">
            <Tile />
          </svg>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}

/** One tile on a 72 × 72 canvas. Four of them close the circles at the corners. */
export function Tile() {
  return (
    <g>
      <rect width="72" height="72" fill="var(--tile-ground)" />
      <g fill="none" stroke="var(--tile-line)" strokeWidth="2.5">
        {corners.map(([x, y]) => (
          <circle key={`${x}-${y}`} cx={x} cy={y} r="24" />
        ))}
      </g>
      <g fill="var(--tile-line)">
        {corners.map(([x, y]) => (
          <circle key={`${x}-${y}`} cx={x} cy={y} r="17" />
        ))}
      </g>
      <g fill="var(--tile-ground)">
        {corners.map(([x, y]) => (
          <path key={`${x}-${y}`} d={`M${x} ${y - 12}L${x + 12} ${y}L${x} ${y + 12}L${x - 12} ${y}Z`} />
        ))}
      </g>
      <g fill="var(--tile-petal)">
        {corners.map(([x, y]) => (
          <circle key={`${x}-${y}`} cx={x} cy={y} r="5" />
        ))}
      </g>
      <g fill="var(--tile-petal)">
        {[45, 135, 225, 315].map((turn) => (
          <path key={turn} transform={`rotate(${turn} 36 36)`} d="M36 33C29 27 29 20 36 12C43 20 43 27 36 33Z" />
        ))}
      </g>
      <g fill="var(--tile-line)">
        {[0, 90, 180, 270].map((turn) => (
          <path key={turn} transform={`rotate(${turn} 36 36)`} d="M36 30L31.5 17L36 4L40.5 17Z" />
        ))}
        <circle cx="36" cy="36" r="3.5" />
      </g>
    </g>
  );
}

const corners = [
  [0, 0],
  [72, 0],
  [0, 72],
  [72, 72],
] as const;
