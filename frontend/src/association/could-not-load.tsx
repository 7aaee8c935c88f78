import { Component, type ReactNode } from 'react'

/** Says in words that a part of the page could not be fetched, so that the rest stands. */
export class CouldNotLoad extends Component<{ words: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <p role="status">{this.props.words}</p> : this.props.children
  }
}
