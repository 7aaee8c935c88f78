import { createHash, randomBytes } from 'node:crypto'

/** A new key that nobody can guess: 128 random bits, safe in an address. */
export const newKey = (): string => randomBytes(16).toString('base64url')

/** What is kept of a key. A plain hash suffices, since the key is random and long, unlike a password. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest()
