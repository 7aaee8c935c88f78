export function RelaysPage() {
  return null
}
