/** What the coordinator is about to do: each opens a dialog of its own. */
export type RoomAction =
  | { kind: 'check-in'; stopId: string; what: 'received' | 'handed-on' }
  | { kind: 'skip'; stopId: string }
  | { kind: 'hold' }
  | { kind: 'way'; stopId: string }
  | { kind: 'keeper'; stopId: string }
  | { kind: 'note' }
  | { kind: 'message'; stopIds: string[]; text: string }
  | { kind: 'replan' }
  | { kind: 'call'; stopId: string }
  | { kind: 'take-back'; eventId: string }

export type OnAction = (action: RoomAction) => void
