/** "kl." stays with its time, however large both are. */
export const unbroken = (words: string): string => words.replace(/kl\. (?=\d)/, 'kl.\u00a0')
