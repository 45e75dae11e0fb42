import { type LicenceRule, reason, type Reason } from '@tunesmith/contract'

type Rule = Omit<LicenceRule, 'licence'>

const notice = reason('licence-duty.notice')
const credit = reason('licence-duty.credit')
const passLimits = reason('licence-duty.pass-limits')
const sayChanges = reason('licence-duty.say-changes')

function rule(use: Rule['use'], summary: Reason, duties: Reason[], { nameBegins = null, notice = null }: Partial<Rule> = {}): Rule {
  const name = nameBegins === null ? [] : [reason('licence-duty.name', { name: nameBegins })]
  const file = notice === null ? [] : [reason('licence-duty.notice-file')]
  return { use, summary, duties: [...duties, ...name, ...file], nameBegins, notice }
}

const permissive = rule('free', reason('licence.permissive'), [notice])
const publicDomain = rule('free', reason('licence.public-domain'), [])
const attribution = rule('conditions', reason('licence.attribution'), [credit])
const shareAlike = rule('conditions', reason('licence.share-alike'), [notice, credit, reason('licence-duty.same-licence')])
const nonCommercial = rule('restricted', reason('licence.non-commercial'), [credit, reason('licence-duty.no-money')])
const noDerivatives = rule('restricted', reason('licence.no-derivatives'), [reason('licence-duty.keep-to-yourself')])
const research = rule('restricted', reason('licence.research'), [notice, reason('licence-duty.no-money')])
const rail = rule('conditions', reason('licence.use-limits'), [notice, passLimits, sayChanges])

/** Licences of makers, which are free for all but the largest and ask for words of their own. */
const community = (licence: string, duties: Reason[], more: Partial<Rule> = {}) =>
  rule('conditions', reason('licence.community', { licence }), [notice, ...duties], more)

const builtWith = (words: string) => reason('licence-duty.built-with', { words })
const metaNotice = (version: string) =>
  `Llama ${version} is licensed under the Llama ${version} Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.`
const llama = (version: string) =>
  community(`Llama ${version}`, [passLimits, builtWith('Built with Llama')], { nameBegins: 'Llama', notice: metaNotice(version) })
const gemma = community('Gemma', [passLimits, sayChanges], {
  notice: 'Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms',
})

/** Rules by the identifiers of SPDX and of the hub, in small letters. Those of whole families of licences are in `families`. */
const rules: Readonly<Record<string, Rule>> = {
  'apache-2.0': permissive, mit: permissive, 'bsd-2-clause': permissive, 'bsd-3-clause': permissive, 'bsd-3-clause-clear': permissive, bsd: permissive,
  isc: permissive, 'afl-3.0': permissive, zlib: permissive, 'ms-pl': permissive, ncsa: permissive, 'postgresql': permissive, artistic: permissive,
  'artistic-2.0': permissive, 'bsl-1.0': permissive, 'ecl-2.0': permissive, pddl: publicDomain,
  'odc-by': attribution, 'cdla-permissive-1.0': permissive, 'cdla-permissive-2.0': permissive,
  'cc0-1.0': publicDomain, unlicense: publicDomain, wtfpl: publicDomain, '0bsd': publicDomain, 'mit-0': publicDomain,
  odbl: shareAlike, 'odbl-1.0': shareAlike, 'cdla-sharing-1.0': shareAlike, 'epl-1.0': shareAlike, 'epl-2.0': shareAlike, 'mpl-2.0': shareAlike,
  'eupl-1.1': shareAlike, 'eupl-1.2': shareAlike, 'osl-3.0': shareAlike, gfdl: shareAlike,
  openrail: rail, 'openrail++': rail, 'bigscience-openrail-m': rail, 'creativeml-openrail-m': rail, 'bigcode-openrail-m': rail,
  'bigscience-bloom-rail-1.0': rail, deepseek: rail, 'deepseek-license': rail,
  llama2: community('Llama 2', [passLimits], {
    notice: 'Llama 2 is licensed under the LLAMA 2 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.',
  }),
  llama3: community('Meta Llama 3', [passLimits, builtWith('Built with Meta Llama 3')], {
    nameBegins: 'Llama 3',
    notice: 'Meta Llama 3 is licensed under the Meta Llama 3 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.',
  }),
  'llama3.1': llama('3.1'), 'llama3.2': llama('3.2'), 'llama3.3': llama('3.3'), llama4: llama('4'),
  gemma, qwen: community('Qwen', [builtWith('Built with Qwen')]), 'tongyi-qianwen': community('Tongyi Qianwen', [builtWith('Built with Qwen')]),
  'qwen-research': research, 'apple-amlr': research, 'apple-ascl': permissive, 'intel-research': research, mrl: research, mnpl: research,
  'fair-noncommercial-research-license': research, 'stabilityai-ai-community': community('Stability AI', [builtWith('Powered by Stability AI')]),
  'stabilityai-nc-research-community': research, 'lfm1.0': community('LFM', []), 'nvidia-open-model-license': community('NVIDIA', []),
  'falcon-llm-license': community('Falcon', [passLimits, builtWith('Built using Falcon LLM technology from the Technology Innovation Institute')]),
}

/** Rules of licences with versions and places in their names; the first that fits counts. */
const families: readonly [pattern: RegExp, Rule][] = [
  [/^cc-by(-nc)?(-nd)(-|$)/, noDerivatives],
  [/^cc-by-nc(-|$)/, nonCommercial],
  [/^cc-by-sa(-|$)/, shareAlike],
  [/^cc-by(-|$)/, attribution],
  [/^(a|l)?gpl(-|$)/, shareAlike],
]

/** Names that say nothing. */
const nothing = ['', 'other', 'unknown', 'none']

/**
 * What a licence asks of whoever shares a model, or what was made from it, by its identifier as cards have it. It tells in
 * one line what matters most and is no advice of a lawyer.
 */
export function licenceRule(licence: string | null): LicenceRule {
  const name = (licence ?? '').trim().toLowerCase()
  const known = Object.hasOwn(rules, name) ? rules[name] : families.find(([pattern]) => pattern.test(name))?.[1]
  if (known !== undefined) return { licence, ...known }
  const summary = nothing.includes(name) && name !== 'other' ? reason('licence.none') : reason('licence.unknown', { licence: licence! })
  return { licence, ...rule('unknown', summary, []) }
}
