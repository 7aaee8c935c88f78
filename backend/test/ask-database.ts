import pg from 'pg'

/** The rows that one question has for an answer, asked on a connection of its own. */
export async function askDatabase(url: string, question: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(question)).rows
  } finally {
    await client.end()
  }
}
