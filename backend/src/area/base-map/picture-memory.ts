const MOST_BYTES = 24_000_000

/** The pictures that were asked for last. */
export class PictureMemory {
  private readonly pictures = new Map<string, Buffer>()
  private bytes = 0

  find(name: string): Buffer | null {
    const picture = this.pictures.get(name)
    if (!picture) return null
    this.pictures.delete(name)
    this.pictures.set(name, picture)
    return picture
  }

  keep(name: string, picture: Buffer): void {
    this.bytes += picture.length - (this.pictures.get(name)?.length ?? 0)
    this.pictures.delete(name)
    this.pictures.set(name, picture)
    for (const [oldest, { length }] of this.pictures) {
      if (this.bytes <= MOST_BYTES) break
      this.pictures.delete(oldest)
      this.bytes -= length
    }
  }
}
