import type { ComponentType } from 'react'
import { ColumnsPage } from './data/ColumnsPage.tsx'
import { DataPage } from './data/DataPage.tsx'
import { ProofPage } from './data/ProofPage.tsx'
import { RowsPage } from './data/RowsPage.tsx'
import { SplitPage } from './data/SplitPage.tsx'
import { DomainPage } from './goal/DomainPage.tsx'
import { GoalPage } from './goal/GoalPage.tsx'
import { LanguagePage } from './goal/LanguagePage.tsx'
import { ModelPage } from './model/ModelPage.tsx'
import type { PageId } from './pages.ts'
import { CheckPage } from './train/CheckPage.tsx'
import { EffortPage } from './train/EffortPage.tsx'
import { StartedPage } from './train/StartedPage.tsx'

/** What each page shows; a page without a component does not compile. */
export const pageContents: Readonly<Record<PageId, ComponentType>> = {
  goal: GoalPage,
  domain: DomainPage,
  language: LanguagePage,
  data: DataPage,
  columns: ColumnsPage,
  rows: RowsPage,
  proof: ProofPage,
  split: SplitPage,
  model: ModelPage,
  effort: EffortPage,
  check: CheckPage,
  started: StartedPage,
}
