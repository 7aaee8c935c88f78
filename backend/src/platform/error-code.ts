/** The `code` of an error of the system (ENOSPC …) or of PostgreSQL (SQLSTATE); undefined when it has none. */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
