import styles from './relay-picture.module.css'

/** A piece of coast with a route from house to house, and the depeche on its way. Decorative. */
export function RelayPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 560 400" preserveAspectRatio="xMidYMid slice" aria-hidden>
      <rect className={styles.sea} width="560" height="400" rx="28" />
      <clipPath id="billedkant">
        <rect width="560" height="400" rx="28" />
      </clipPath>
      <g clipPath="url(#billedkant)">
        <g className={styles.waves}>
          <path d="M22 66q10-8 20 0t20 0 20 0" />
          <path d="M40 330q10-8 20 0t20 0 20 0" />
          <path d="M16 208q10-8 20 0t20 0" />
          <path d="M470 372q10-8 20 0t20 0 20 0" />
        </g>
        <path
          className={styles.land}
          d="M150-20C128 30 164 58 140 96c-18 30-62 34-66 74-3 32 34 44 40 74 7 36-26 62-8 92 20 34 74 20 108 42 26 16 30 44 62 52h320V-20Z"
        />
        <path className={styles.land} d="M34 118c14-10 34-4 34 12s-22 26-36 18-12-20 2-30Z" />
        <path className={styles.wood} d="M392 30c34-16 86-10 100 18s-10 60-50 62-76-8-80-34 8-36 30-46Z" />
        <path className={styles.wood} d="M206 262c22-14 60-8 66 12s-18 40-46 38-46-32-20-50Z" />
        <path
          className={styles.road}
          d="M150-10c10 60 70 60 90 118s-30 90 10 130 120 8 170 50 60 70 90 122"
        />
        <path className={styles.road} d="M240 108c60-10 90 40 150 40s110-30 190-30" />
        <path className={styles.done} d="M132 300c-8-46 20-66 12-104s10-66 44-72 64 6 96 2" />
        <path
          className={styles.ahead}
          d="M284 126c40-4 62 22 66 58s-20 60-6 92 66 30 104 22 50-36 52-72-22-64-6-96"
        />
        <g className={styles.houses}>
          <House x={104} y={296} />
          <House x={118} y={166} />
          <House x={204} y={90} />
          <House x={372} y={196} tall />
          <House x={318} y={262} />
          <House x={462} y={296} />
          <House x={514} y={196} tall />
          <House x={470} y={96} />
        </g>
        <g>
          <Stop x={132} y={300} done />
          <Stop x={144} y={196} done />
          <Stop x={188} y={124} done />
          <Stop x={350} y={184} />
          <Stop x={344} y={276} />
          <Stop x={448} y={298} />
          <Stop x={500} y={226} />
          <Stop x={494} y={130} />
        </g>
        <circle className={styles.halo} cx="284" cy="126" r="34" />
        <circle className={styles.disc} cx="284" cy="126" r="22" />
        <g className={styles.letter} transform="translate(269.600 111.600) scale(1.200) rotate(-24 12 12)">
          <path d="M4.500 8h15a1.800 4 0 0 1 0 8h-15" />
          <ellipse cx="4.500" cy="12" rx="1.800" ry="4" />
          <path d="M12 8v8M10.300 16v4.200l1.700-1.500 1.700 1.500V16" />
        </g>
      </g>
    </svg>
  )
}

function Stop({ x, y, done = false }: { x: number; y: number; done?: boolean }) {
  return <circle className={done ? styles.stopDone : styles.stop} cx={x} cy={y} r="8" />
}

function House({ x, y, tall = false }: { x: number; y: number; tall?: boolean }) {
  return tall ? (
    <path d={`M${x - 10} ${y}v-26l10-14 10 14v26zM${x} ${y - 40}v-9`} />
  ) : (
    <path d={`M${x - 13} ${y}v-15l13-11 13 11v15z`} />
  )
}
