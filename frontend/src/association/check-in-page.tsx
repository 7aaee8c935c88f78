/** Placeholder until the associations' check-in is here. */
export default function CheckInPage() {
  return null
}
