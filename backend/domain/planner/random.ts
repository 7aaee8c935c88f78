/** A random stream that is the same everywhere for the same seed. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [0, limit). */
  below(limit: number): number
}

/**
 * sfc32 (Chris Doty-Humphrey's "small fast counting" generator). The state lives in a typed array so that
 * drawing never allocates.
 */
export function createRandom(seed: number): Random {
  const s = new Int32Array([0x9e3779b9 | 0, seed | 0, Math.floor(seed / 4294967296) | 0, 1])
  const draw = (): number => {
    const a = s[0]!
    const b = s[1]!
    const c = s[2]!
    const sum = (((a + b) | 0) + s[3]!) | 0
    s[3] = (s[3]! + 1) | 0
    s[0] = b ^ (b >>> 9)
    s[1] = (c + (c << 3)) | 0
    s[2] = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < 15; i++) draw()
  return {
    next: () => draw() / 4294967296,
    below: (limit) => Math.floor((draw() / 4294967296) * limit),
  }
}
