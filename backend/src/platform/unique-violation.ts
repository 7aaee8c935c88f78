import { QueryFailedError } from 'typeorm'

/** PostgreSQL refused a row because one with the same unique value is there (SQLSTATE 23505). */
export function isTaken(error: unknown): boolean {
  return (
    error instanceof QueryFailedError && 'code' in error.driverError && error.driverError.code === '23505'
  )
}
