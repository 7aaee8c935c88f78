import pg from 'pg'

const names = new Map<string, string>()

/**
 * Gives each statement with parameters a name, so that PostgreSQL plans it once for a connection: a relay asks the
 * same few questions thousands of times, and planning one takes longer than answering it.
 */
export class PlanKeepingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const ask = this.query.bind(this)
    // An override would have to tell all the shapes in which it can be called; TypeORM's is text and values.
    Object.assign(this, {
      query: (...asked: unknown[]): unknown => {
        const [text, values, ...more] = asked
        const isNamed = typeof text === 'string' && Array.isArray(values) && values.length > 0
        return Reflect.apply(ask, this, isNamed ? [{ name: nameOf(text), text, values }, ...more] : asked)
      },
    })
  }
}

function nameOf(text: string): string {
  const name = names.get(text) ?? `statement ${names.size + 1}`
  names.set(text, name)
  return name
}
