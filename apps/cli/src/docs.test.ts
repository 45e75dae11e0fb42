import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { commands, operationCommands } from './commands/index.ts'

const root = join(import.meta.dirname, '../../..')
const pages = ['*.md', 'docs/**/*.md', 'examples/*/README.md', 'bench/README.md', 'golden/README.md', 'packages/*/README.md', 'apps/web/src/*/README.md']
  .flatMap((pattern) => globSync(pattern, { cwd: root })).map((path) => join(root, path))
const read = (page: string) => readFileSync(page, 'utf8')

/** What a heading is called in an address, as GitHub makes it. */
const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
  heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-'))

it('every link between the pages of the repository leads somewhere', () => {
  const broken = pages.flatMap((page) => [...read(page).matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].flatMap(([, path, anchor]) => {
    const target = path === '' ? page : join(dirname(page), path)
    const isThere = existsSync(target) && (anchor === undefined || anchorsOf(read(target)).includes(anchor))
    return isThere ? [] : [`${relative(root, page)}: ${path}${anchor ? `#${anchor}` : ''}`]
  }))
  expect(pages.length).toBeGreaterThan(25)
  expect(broken).toEqual([])
})

it('every room of the house is in the drawing of the architecture, and in its table', () => {
  const [, drawing, rooms] = /```\n(.*?)```.*?## Rooms\n(.*?)\n## /s.exec(read(join(root, 'ARCHITECTURE.md')))!
  const names = ['packages', 'apps'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  expect(names.filter((name) => !rooms.includes(`| \`${name}\` |`))).toEqual([])
  expect(names.filter((name) => !new RegExp(`(?<![\\w-])${name.replace('packages/', '')}(?![\\w-])`).test(drawing))).toEqual([])
})

it('every command that a page names is one', () => {
  const all = [...commands, ...operationCommands].map(({ name }) => name)
  const isOne = (words: string) => all.some((name) => words === name || words.startsWith(`${name} `) || name.startsWith(`${words} `))
  const named = pages.flatMap((page) => [...read(page).matchAll(/(?:`|^|npx )tunesmith ((?:[a-z][a-z-]*(?: |(?=[`\n]|$)))+)/gm)]
    .map(([, words]) => [relative(root, page), words.trim()] as const))
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(([, words]) => !isOne(words) && words.split(' ')[0] !== 'help')).toEqual([])
})
