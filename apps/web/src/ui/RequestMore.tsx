import { Button } from './Button.tsx'

export interface RequestMoreProps {
  /** A list of `useList`. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
  label: string
}

/** The button below a list that goes on; nothing where it is complete. */
export function RequestMore({ list, label }: RequestMoreProps) {
  if (!list.hasNextPage) return null
  return (
    <div>
      <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>{label}</Button>
    </div>
  )
}
