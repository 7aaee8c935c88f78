/**
 * The server cannot start, and the message is the whole explanation: one sentence in Danish that says
 * what is wrong and what to do. It is shown as it stands, without a stack.
 */
export class StartFailure extends Error {
  override name = 'StartFailure'
}
