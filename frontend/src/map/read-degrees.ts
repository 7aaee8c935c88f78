/** Degrees as people write them, with comma or point; null when it is no number within ± `limit`. */
export function readDegrees(text: string, limit: number): number | null {
  const plain = text.trim().replace(',', '.')
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null
  const degrees = Number(plain)
  return Math.abs(degrees) <= limit ? degrees : null
}

/** Five decimals are about a metre; with a comma, as in Danish. */
export function writeDegrees(degrees: number): string {
  return degrees.toFixed(5).replace('.', ',')
}
