/*
 * What a shell runs to complete a word: it asks the program itself, which answers with one candidate a line, a tab, and what
 * it means. The line `:files` stands for the files of the shell's own completion. The word under the cursor comes first, since
 * an empty word alone is lost on the way in some shells.
 */

const bash = String.raw`# completion of tunesmith for bash
_tunesmith() {
  local IFS=$'\n' line word="${'$'}{COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  [ "$word" = "=" ] && word=""
  for line in $("$1" --complete "at=$word" "${'$'}{COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null); do
    if [ "$line" = ":files" ]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -f -- "$word"))
    else
      COMPREPLY+=("${'$'}{line%%$'\t'*}")
    fi
  done
}
complete -o nosort -F _tunesmith tunesmith 2>/dev/null || complete -F _tunesmith tunesmith
`

const zsh = String.raw`#compdef tunesmith
# completion of tunesmith for zsh
_tunesmith() {
  local line meaning
  local -a values
  for line in "${'$'}{(@f)$("${'$'}{words[1]}" --complete "at=${'$'}{words[CURRENT]}" "${'$'}{(@)words[2,CURRENT-1]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      _files
    elif [[ -n $line ]]; then
      meaning=""
      [[ $line == *$'\t'* ]] && meaning=":${'$'}{line#*$'\t'}"
      values+=("${'$'}{${'$'}{line%%$'\t'*}//:/\\:}$meaning")
    fi
  done
  (( ${'$'}{#values} )) && _describe -V tunesmith values -U
}
if [[ "${'$'}{funcstack[1]}" == _tunesmith ]]; then _tunesmith "$@"; else compdef _tunesmith tunesmith; fi
`

const fish = String.raw`# completion of tunesmith for fish
function __tunesmith_complete
  set -l words (commandline -opc)
  set -l word (commandline -ct)
  for line in ($words[1] --complete "at=$word" $words[2..-1] 2>/dev/null)
    if test "$line" = :files
      __fish_complete_path "$word"
    else
      echo $line
    end
  end
end
complete -c tunesmith -f -a '(__tunesmith_complete)'
`

const powershell = String.raw`# completion of tunesmith for PowerShell
Register-ArgumentCompleter -Native -CommandName tunesmith -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $rest = @($words | Select-Object -Skip 1)
  & $words[0] --complete "at=$wordToComplete" @rest 2>$null | ForEach-Object {
    $value, $meaning = $_ -split [char]9, 2
    if ($value -eq ':files') {
      [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
    } else {
      if (-not $meaning) { $meaning = $value }
      [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
    }
  }
}
`

/** The script of each shell. */
export const scripts = { bash, zsh, fish, powershell } as const

export type Shell = keyof typeof scripts
