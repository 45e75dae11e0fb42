import type { Role } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { Select } from '../../ui/index.ts'

const roles: readonly Role[] = ['viewer', 'editor', 'owner']

export interface RoleSelectProps {
  id?: string
  label?: string
  'aria-label'?: string
  value: Role
  onChange: (role: Role) => void
  error?: string
  isDisabled?: boolean
  /** The highest role there is to give. */
  most?: Role
}

/** What somebody may do, in a word and in a sentence. */
export function RoleSelect({ most = 'owner', ...props }: RoleSelectProps) {
  const t = useText()
  const options = roles.slice(0, roles.indexOf(most) + 1).map((role) => ({
    value: role, label: t(`settings.role.${role}`), description: t(`settings.role.${role}.text`),
  }))
  return <Select {...props} options={options} />
}
