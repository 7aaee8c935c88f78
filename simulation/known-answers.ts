import { isDeepStrictEqual } from 'node:util'

/** Of so many answers that are known, one is asked for all the same. */
const ASKED_ANYWAY = 25

/**
 * What PostgreSQL has answered since something was last written: asked the same again, it would answer the same.
 * Most that nodes ask is whether there is anything new, and mostly there is not. That this is so, and that nobody
 * changes an answer that others get too, is seen by asking now and then all the same.
 */
export class KnownAnswers {
  private readonly answers = new Map<string, unknown>()
  private given = 0

  /** Told of an answer that is not the known one. */
  constructor(private readonly fail: (error: Error) => void) {}

  /** Something may have been written. */
  forget(): void {
    this.answers.clear()
  }

  async answer(question: string, ask: () => Promise<unknown>): Promise<unknown> {
    const isKnown = this.answers.has(question)
    if (isKnown && ++this.given % ASKED_ANYWAY !== 0) return this.answers.get(question)
    const answer = await ask()
    if (isKnown && !isDeepStrictEqual(answer, this.answers.get(question)))
      this.fail(new Error(`nothing was written, and another answer came to ${question}`))
    this.answers.set(question, answer)
    return answer
  }
}

/** A statement that only reads, and what it asks; null for any other. */
export function questionOf(text: string, parameters: readonly unknown[] = []): string | null {
  const onlyReads = text.startsWith('SELECT ') && !/\bpg_|\bnow\(|\bFOR\b/.test(text)
  return onlyReads ? `${text} ${JSON.stringify(parameters)}` : null
}
