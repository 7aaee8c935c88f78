/** Minutes since local midnight in a time zone (IANA); the same on days of 23 or 25 hours, as clocks show it. */
export function minuteOfDay(timeZone: string): (instant: string) => number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (instant) => {
    const [hours = '0', minutes = '0'] = clock.format(Date.parse(instant)).split(':')
    return Number(hours) * 60 + Number(minutes)
  }
}
