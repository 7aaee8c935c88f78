import { parentPort, workerData } from 'node:worker_threads'
import { decodeStreetGraph } from './encode-street-graph.ts'
import { PaceTravel } from './pace-travel.ts'
import type { StreetsAnswer, StreetsQuestion } from './streets-thread.ts'

/** The thread that travel along one area's streets is found on; see `StreetsThread`. */
const travel = new PaceTravel(decodeStreetGraph(workerData as Uint8Array))

function answerTo(question: StreetsQuestion): StreetsAnswer {
  const { kind, pace } = question
  switch (kind) {
    case 'spots':
      return { kind, spots: travel.spots(question.places, pace) }
    case 'matrix':
      return { kind, matrix: travel.matrix(question.from, question.to, pace) }
    case 'legs':
      return { kind, legs: question.legs.map(({ from, to, way }) => travel.leg(from, to, way, pace)) }
  }
}

parentPort?.on('message', ({ id, question }: { id: number; question: StreetsQuestion }) => {
  let answer: StreetsAnswer
  try {
    answer = answerTo(question)
  } catch (error) {
    answer = { kind: 'failure', message: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage({ id, answer })
})
