import { type TargetGroup, targetGroups } from '@stafet/domain/contract/community.ts'

const words: Record<TargetGroup, RegExp> = {
  children: /børn|(?<!\p{L})barn(?!\p{L})|child|dagpleje|(?<!\p{L})kids(?!\p{L})/u,
  young: /(?<!\p{L})(unge|ungdom|young|youth|teen)/u,
  'working-life': /arbejds|jobsøg|(?<!\p{L})job|ledige|beskæftigelse|working|employ/u,
  'social-services': /social|udsatte/,
  // Not "forældre", who are parents.
  older: /(?<!for)ældre|pensionist|senior|older|elder/,
  everybody: /(?<!\p{L})(alle|everybody|everyone|all)(?!\p{L})/u,
}

/** The target groups that a cell lists, in the contract's order, and the parts that name none of them. */
export function recogniseTargetGroups(text: string): { groups: TargetGroup[]; unknown: string[] } {
  const found = new Set<TargetGroup>()
  const unknown: string[] = []
  for (const part of text.split(/[,;/\n]/).map((piece) => piece.trim())) {
    if (part === '') continue
    // One part may name several: "børn og unge".
    const named = targetGroups.filter((group) => words[group].test(part.toLowerCase()))
    if (named.length === 0) unknown.push(part)
    for (const group of named) found.add(group)
  }
  return { groups: targetGroups.filter((group) => found.has(group)), unknown }
}
