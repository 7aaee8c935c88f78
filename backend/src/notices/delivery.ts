/** A message on its way to one person. */
export interface Letter {
  /** Of the notice; the same in every try, so that whoever gets it twice can tell. */
  id: string
  recipient: string
  subject: string
  body: string
}

/**
 * How handing a letter over went: `again` when it was certainly not taken and may be later, `refused` when it
 * never will be, `unknown` when nobody can tell whether it was taken.
 */
export type Delivery =
  { went: 'sent' } | { went: 'again' | 'refused' | 'unknown'; /** In plain words. */ why: string }

export type Deliver = (letter: Letter) => Promise<Delivery>
