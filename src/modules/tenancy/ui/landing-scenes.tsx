import type { ReactNode } from "react";

/** Three doors, each with what happens behind it. */
function Door({ wall, children }: { wall: string; children: ReactNode }) {
  return (
    <svg aria-hidden viewBox="0 0 320 260" className="w-full" fill="none">
      <path d="M10 260V150a150 150 0 0 1 300 0v110Z" fill={wall} />
      {children}
      <path d="M0 259h320" stroke="var(--border-strong)" strokeWidth="2" />
    </svg>
  );
}

export function ClientScene() {
  return (
    <Door wall="var(--primary-soft)">
      <rect
        x="104"
        y="60"
        width="112"
        height="220"
        rx="18"
        fill="var(--card)"
        stroke="var(--foreground)"
        strokeOpacity=".8"
        strokeWidth="3"
      />
      <rect x="118" y="80" width="52" height="8" rx="4" fill="var(--foreground)" fillOpacity=".8" />
      <rect x="118" y="95" width="76" height="6" rx="3" fill="var(--muted-foreground)" fillOpacity=".5" />
      {[0, 1, 2, 3, 4, 5].map((slot) => (
        <rect
          key={slot}
          x={118 + (slot % 2) * 44}
          y={116 + Math.floor(slot / 2) * 30}
          width="38"
          height="22"
          rx="6"
          fill={slot === 3 ? "var(--tile-petal)" : "var(--border)"}
        />
      ))}
      <rect x="118" y="216" width="84" height="26" rx="8" fill="var(--tile-line)" />
      <circle cx="184" cy="158" r="20" fill="var(--tile-petal)" fillOpacity=".18" />
    </Door>
  );
}

export function StaffScene() {
  const events: [number, number, number, string][] = [
    [0, 0, 30, "1"],
    [0, 48, 44, "2"],
    [1, 16, 44, "5"],
    [1, 84, 30, "1"],
    [2, 0, 60, "2"],
    [2, 76, 30, "3"],
    [3, 32, 30, "7"],
    [3, 68, 44, "1"],
  ];
  return (
    <Door wall="var(--secondary-soft)">
      <rect
        x="50"
        y="84"
        width="220"
        height="152"
        rx="12"
        fill="var(--card)"
        stroke="var(--foreground)"
        strokeOpacity=".8"
        strokeWidth="3"
      />
      <path d="M52 108h216" stroke="var(--border)" strokeWidth="2" />
      {[0, 1, 2, 3].map((column) => (
        <g key={column}>
          <rect
            x={64 + column * 51}
            y="94"
            width="24"
            height="6"
            rx="3"
            fill="var(--muted-foreground)"
            fillOpacity=".6"
          />
          {column > 0 ? <path d={`M${58 + column * 51} 110v124`} stroke="var(--border)" strokeWidth="1.5" /> : null}
        </g>
      ))}
      {events.map(([column, top, height, tone]) => (
        <g key={`${column}-${top}`}>
          <rect
            x={63 + column * 51}
            y={115 + top}
            width="40"
            height={height}
            rx="4"
            fill={`var(--event-${tone}-soft)`}
          />
          <rect x={63 + column * 51} y={115 + top} width="4" height={height} rx="2" fill={`var(--event-${tone})`} />
        </g>
      ))}
      <path d="M52 172h216" stroke="var(--tile-petal)" strokeWidth="2" />
      <circle cx="54" cy="172" r="5" fill="var(--tile-petal)" />
      <path d="M140 236h40v14h-40Z" fill="var(--foreground)" fillOpacity=".8" />
      <path d="M116 250h88v9h-88Z" fill="var(--foreground)" fillOpacity=".8" />
    </Door>
  );
}

export function MachineScene() {
  const levels = [1, 0.7, 0.35, 0.9, 0.15, 0.6, 0.8, 0.5, 1];
  return (
    <Door wall="var(--muted)">
      <rect x="86" y="52" width="148" height="208" rx="12" fill="var(--tile-line)" />
      <rect x="98" y="66" width="96" height="144" rx="6" fill="var(--card)" />
      {levels.map((level, index) => {
        const x = 107 + (index % 3) * 28;
        const y = 76 + Math.floor(index / 3) * 44;
        return (
          <g key={index}>
            <rect x={x} y={y} width="22" height="34" rx="4" fill="var(--muted)" />
            <rect
              x={x}
              y={y + 34 * (1 - level)}
              width="22"
              height={34 * level}
              rx="4"
              fill={level < 0.4 ? "var(--tile-petal)" : "var(--event-5)"}
              fillOpacity=".85"
            />
          </g>
        );
      })}
      <rect x="204" y="74" width="20" height="28" rx="4" fill="var(--warning-soft)" />
      <circle cx="214" cy="120" r="6" fill="var(--tile-petal)" />
      <rect x="110" y="222" width="72" height="22" rx="5" fill="var(--foreground)" fillOpacity=".55" />
    </Door>
  );
}
