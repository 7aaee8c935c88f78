/**
 * SQL that holds for a `relay` whose last day is more than $1 days past at the instant $2: by noon UTC, when that
 * day is over everywhere. Then what is known of the people in it is deleted.
 */
export const OVER_SINCE = `((relay.days -> -1 ->> 'date')::timestamp AT TIME ZONE 'UTC')
  + make_interval(days => $1 + 1, hours => 12) <= $2`
