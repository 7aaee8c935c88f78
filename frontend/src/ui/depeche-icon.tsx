/** The depeche: a rolled letter with a ribbon. Decorative. */
export function DepecheIcon({ size = 24 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <g transform="rotate(-24 12 12)">
        <path d="M4.500 8h15a1.800 4 0 0 1 0 8h-15" />
        <ellipse cx="4.500" cy="12" rx="1.800" ry="4" />
        <path d="M12 8v8" />
        <path d="M10.300 16v4.200l1.700-1.500 1.700 1.500V16" />
      </g>
    </svg>
  )
}
