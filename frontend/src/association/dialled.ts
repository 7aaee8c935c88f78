/** A number as a telephone takes it. */
export function dialled(phone: string): string {
  return phone.replace(/[^\d+]/g, '')
}
