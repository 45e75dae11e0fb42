import type { Command } from '../command-line/command.ts'
import { defineCommand } from '../command-line/command.ts'
import { commonOptions } from '../command-line/option.ts'

const shells = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof shells)[number]

/** The command that prints how a shell completes all the others. */
export function completionCommand(commands: () => readonly Command[]): Command {
  return defineCommand({
    name: 'completion',
    summary: 'Print a script that completes commands in a shell.',
    arguments: [{ name: 'SHELL', required: true, summary: `One of ${shells.join(', ')}.` }],
    options: {},
    examples: [
      { line: 'tunesmith completion bash > ~/.local/share/bash-completion/completions/tunesmith', meaning: 'For bash.' },
      { line: 'tunesmith completion fish > ~/.config/fish/completions/tunesmith.fish', meaning: 'For fish.' },
    ],
    async run({ words: [shell], terminal }) {
      const script = scripts[shell as Shell]
      if (!script) {
        const { fail } = await import('@tunesmith/contract')
        fail('OPTION_VALUE_INVALID', { command: 'completion', option: 'SHELL', found: shell, expected: `one of ${shells.join(', ')}` })
      }
      terminal.stdout.write(script(commands()))
      return 0
    },
  })
}

const optionsOf = ({ options }: Command) => Object.keys({ ...options, ...commonOptions }).map((name) => `--${name}`)

/** What may come after each word: first words, verbs by noun, options by command. */
function branches(commands: readonly Command[]) {
  const nouns = Map.groupBy(commands.filter(({ name }) => name.includes(' ')), ({ name }) => name.split(' ')[0])
  const first = [...new Set([...commands.map(({ name }) => name.split(' ')[0]), 'help'])].toSorted()
  return { first, nouns }
}

const bash = (commands: readonly Command[]): string => {
  const { first, nouns } = branches(commands)
  const verbs = [...nouns].map(([noun, rows]) => `      ${noun}) words="${rows.map(({ name }) => name.split(' ')[1]).join(' ')}" ;;`)
  const options = commands.map((command) => `      "${command.name}"*) words="${optionsOf(command).join(' ')}" ;;`)
  return `# completion of tunesmith for bash
_tunesmith() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then words="${first.join(' ')}"
  elif [ "\${current:0:1}" = "-" ]; then
    case "\${COMP_WORDS[*]:1}" in
${options.toSorted((a, b) => b.length - a.length).join('\n')}
    esac
  elif [ "$COMP_CWORD" -eq 2 ]; then
    case "\${COMP_WORDS[1]}" in
${verbs.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -F _tunesmith tunesmith
`
}

const fish = (commands: readonly Command[]): string => {
  const { first, nouns } = branches(commands)
  const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`
  const summaryOf = (word: string) => commands.find(({ name }) => name === word)?.summary ?? ''
  return [
    '# completion of tunesmith for fish',
    ...first.map((word) => `complete -c tunesmith -n __fish_use_subcommand -a ${word} -d ${quoted(summaryOf(word))}`),
    ...[...nouns].flatMap(([noun, rows]) => rows.map(({ name, summary }) =>
      `complete -c tunesmith -n '__fish_seen_subcommand_from ${noun}' -a ${name.split(' ')[1]} -d ${quoted(summary)}`)),
    ...commands.filter(({ name }) => !name.includes(' ')).flatMap(({ name, options }) => Object.entries({ ...options, ...commonOptions })
      .map(([option, { summary }]) => `complete -c tunesmith -n '__fish_seen_subcommand_from ${name}' -l ${option} -d ${quoted(summary)}`)),
    '',
  ].join('\n')
}

const scripts: Record<Shell, (commands: readonly Command[]) => string> = {
  bash,
  zsh: (commands) => `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`,
  fish,
}
