import { fail } from '@tunesmith/contract'
import { defineCommand } from '../command-line/command.ts'
import { type Shell, scripts } from '../completion/scripts.ts'

const shells = Object.keys(scripts).join(', ')

export const completion = defineCommand({
  name: 'completion',
  summary: 'Print a script that completes commands in a shell.',
  description: 'It completes commands, options and their values, and the identifiers of what the running studio has.',
  arguments: [{ name: 'SHELL', required: true, summary: `One of ${shells}.` }],
  options: {},
  examples: [
    { line: 'tunesmith completion bash > ~/.local/share/bash-completion/completions/tunesmith', meaning: 'For bash.' },
    { line: 'tunesmith completion zsh > ~/.zfunc/_tunesmith', meaning: 'For zsh, where ~/.zfunc is in fpath.' },
    { line: 'tunesmith completion fish > ~/.config/fish/completions/tunesmith.fish', meaning: 'For fish.' },
    { line: 'tunesmith completion powershell > tunesmith.ps1', meaning: 'For PowerShell; let $PROFILE run that file.' },
  ],
  async run({ words: [shell], terminal }) {
    if (!Object.hasOwn(scripts, shell)) {
      fail('OPTION_VALUE_INVALID', { command: 'completion', option: 'SHELL', found: shell, expected: `one of ${shells}` })
    }
    terminal.stdout.write(scripts[shell as Shell])
    return 0
  },
})
