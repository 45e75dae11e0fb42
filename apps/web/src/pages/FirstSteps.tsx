import { useFormat, useText } from '../i18n/index.ts'
import { NewModelButton } from '../shell/index.ts'
import { Cluster, Muted, Page } from '../ui/index.ts'
import styles from './Home.module.css'

const stages = ['goal', 'data', 'model', 'train', 'ship'] as const

/** Home before there is anything: what training a model takes, and the way to begin. */
export function FirstSteps() {
  const t = useText()
  const format = useFormat()
  return (
    <Page title={t('home.empty.title')} lead={t('home.empty.lead')} windowTitle={t('home.title')}>
      <Cluster>
        <NewModelButton>{t('home.empty.begin')}</NewModelButton>
      </Cluster>
      <ol role="list" className={styles.steps}>
        {stages.map((stage, index) => (
          <li key={stage} data-number={format.number(index + 1)}>
            <h2>{t(`home.stage.${stage}`)}</h2>
            <p><Muted>{t(`home.stage.${stage}.text`)}</Muted></p>
          </li>
        ))}
      </ol>
    </Page>
  )
}
