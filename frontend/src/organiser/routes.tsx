/** Placeholder until the organisers' studio is here. */
export default function OrganiserRoutes() {
  return null
}
