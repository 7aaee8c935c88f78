/** One step of a stage, in the file's order. */
export type Step =
  | { kind: 'workdir'; folder: string }
  | { kind: 'copy'; fromStage: string | undefined; sources: string[]; target: string }
  | { kind: 'run'; command: string }
  | { kind: 'env'; values: Record<string, string> }

export interface Stage {
  name: string
  steps: Step[]
}

export interface Containerfile {
  /** The last one is the image. */
  stages: Stage[]
  start: string[]
  health: string[]
}

/**
 * Reads as much of the container file language as infra/Containerfile uses.
 * @throws Error at anything else, so that no step goes unexercised unseen.
 */
export function readContainerfile(text: string): Containerfile {
  const file: Containerfile = { stages: [], start: [], health: [] }
  const lines = text.replace(/\\\n/g, ' ').split('\n')
  for (const line of lines.map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue
    const [, instruction = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? []
    if (instruction === 'FROM') {
      file.stages.push({ name: / AS (\S+)$/.exec(rest)?.[1] ?? 'image', steps: [] })
      continue
    }
    if (instruction === 'CMD') file.start = words(rest)
    else if (instruction === 'HEALTHCHECK') file.health = words(rest.slice(rest.indexOf('CMD ') + 4))
    // Who it runs as and which port it tells of need an engine.
    else if (instruction !== 'USER' && instruction !== 'EXPOSE') {
      const stage = file.stages.at(-1)
      if (!stage) throw new Error(`Before the first FROM: ${line}`)
      stage.steps.push(readStep(instruction, rest))
    }
  }
  return file
}

function readStep(instruction: string, rest: string): Step {
  switch (instruction) {
    case 'WORKDIR':
      return { kind: 'workdir', folder: rest }
    case 'RUN':
      return { kind: 'run', command: rest }
    case 'ENV':
      return { kind: 'env', values: Object.fromEntries(rest.split(/\s+/).map(pair)) }
    case 'COPY': {
      const [, fromStage, paths = ''] = /^(?:--from=(\S+)\s+)?([^-].*)$/.exec(rest) ?? []
      const sources = paths.split(/\s+/)
      const target = sources.pop()
      if (target === undefined || sources.length === 0)
        throw new Error(`COPY needs a source and a target: ${rest}`)
      return { kind: 'copy', fromStage, sources, target }
    }
    default:
      throw new Error(`The exercise does not know ${instruction}`)
  }
}

function pair(text: string): [string, string] {
  const equals = text.indexOf('=')
  return [text.slice(0, equals), text.slice(equals + 1)]
}

/** The form that is run without a shell: a JSON list. */
function words(list: string): string[] {
  const parsed: unknown = JSON.parse(list)
  if (!Array.isArray(parsed)) throw new Error(`Not a list of words: ${list}`)
  return parsed.map(String)
}
