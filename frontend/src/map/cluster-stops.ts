/** Stops that stand so close on the screen that one mark does for all. `members` in the order of the route. */
export interface Cluster<Member> {
  x: number
  y: number
  members: Member[]
}

/**
 * Gathers points that lie within `reachPx` of a cluster's first point, in the order given. Alone points are
 * clusters of one. Points that `staysAlone` names are never gathered.
 */
export function clusterStops<Member extends { x: number; y: number }>(
  points: readonly Member[],
  reachPx: number,
  staysAlone: (point: Member) => boolean,
): Cluster<Member>[] {
  const clusters: Cluster<Member>[] = []
  const open: Cluster<Member>[] = []
  for (const point of points) {
    const near = staysAlone(point)
      ? undefined
      : open.find((cluster) => Math.hypot(cluster.x - point.x, cluster.y - point.y) < reachPx)
    if (near) {
      near.members.push(point)
      continue
    }
    const cluster = { x: point.x, y: point.y, members: [point] }
    clusters.push(cluster)
    if (!staysAlone(point)) open.push(cluster)
  }
  return clusters
}
