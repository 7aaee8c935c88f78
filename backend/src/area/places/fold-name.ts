/**
 * A name as it is compared and searched: without case and accents, and with the ways of writing one Danish
 * letter made one (æ/ae, ø/ö/oe, å/aa). Words are divided by single spaces; other signs are gone.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æä]/g, 'ae')
    .replace(/[øö]/g, 'oe')
    .replace(/å/g, 'aa')
    .replace(/ü/g, 'ue')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * The same, with what people may type instead of ø and å: `o` and `a`. Both foldings of a name are searched, so
 * that "Samso" and "Arhus" find theirs; "ae" stays, since nobody writes "a" for æ.
 */
export function foldBarely(name: string): string {
  return foldName(
    name
      .normalize('NFC')
      .replace(/[øØöÖ]/g, 'o')
      .replace(/[åÅ]/g, 'a'),
  )
}
