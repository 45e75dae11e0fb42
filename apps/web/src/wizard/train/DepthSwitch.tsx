import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import { type Depth, depths } from '../search.ts'
import styles from './DepthSwitch.module.css'

export interface DepthSwitchProps {
  depth: Depth
  onDepth: (depth: Depth) => void
}

/** Simple, More options, Everything: how much of the settings is shown, in place. */
export function DepthSwitch({ depth, onDepth }: DepthSwitchProps) {
  const t = useText()
  return (
    <RadioGroup orientation="horizontal" value={depth} onChange={(next) => onDepth(next as Depth)} className={styles.group}>
      <Label className={styles.label}>{t('wizard.depth')}</Label>
      <div className={styles.switch}>
        {depths.map((each) => (
          <Radio key={each} value={each} className={styles.part}>{t(`wizard.depth.${each}`)}</Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
