/** Travel time that stands for "no way there": longer than any day, yet finite, so that sums stay numbers. */
export const UNREACHABLE = 1e12
