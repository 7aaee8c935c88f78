const home = '/arrangoer'

/** The log-in, which leads back to where one was. */
export function logInPath({ pathname, search }: { pathname: string; search: string }): string {
  return `${home}/log-ind?${new URLSearchParams({ videre: pathname + search }).toString()}`
}

/** Where to go after the log-in: only ever to a page of the organisers' own, whatever the address says. */
export function afterLogIn(search: string): string {
  const wanted = new URLSearchParams(search).get('videre') ?? home
  return /^\/arrangoer(\/|\?|$)/.test(wanted) ? wanted : home
}
