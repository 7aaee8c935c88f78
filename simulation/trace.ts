/** What happened in a run, so that the part that led to a failure can be told. */
export class Trace {
  private readonly lines: { atMs: number; about: readonly string[]; text: string }[] = []

  constructor(private readonly nowMs: () => number) {}

  /** `about`: the ids of what it concerns; none for what concerns everybody. */
  note(about: readonly string[], text: string): void {
    this.lines.push({ atMs: this.nowMs(), about, text })
  }

  /** All that concerns one of `ids`, with what concerned everybody around those moments; the newest 40 lines. */
  story(ids: readonly string[]): string[] {
    const own = this.lines.filter(({ about }) => about.some((id) => ids.includes(id)))
    const near = (atMs: number) => own.some((line) => Math.abs(line.atMs - atMs) < 5000)
    return this.lines
      .filter((line) => own.includes(line) || (line.about.length === 0 && near(line.atMs)))
      .slice(-40)
      .map(({ atMs, text }) => `  ${new Date(atMs).toISOString()}  ${text}`)
  }
}
