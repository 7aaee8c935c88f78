import pg from 'pg'
import { QueryFailedError } from 'typeorm'

const { DatabaseError } = pg

/** PostgreSQL refused a row because one with the same unique value is there (SQLSTATE 23505). */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false
  const driverError: unknown = error.driverError
  return driverError instanceof DatabaseError && driverError.code === '23505'
}
