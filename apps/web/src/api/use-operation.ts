import {
  infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery, useMutation, type UseMutationResult, useQuery,
  useQueryClient, type UseQueryResult, type QueryClient,
} from '@tanstack/react-query'
import type { OperationName, Output } from '@tunesmith/contract'
import { type ClientInput, requestOf } from '@tunesmith/contract/client'
import { client, type RequestError } from './client.ts'
import { keyOf } from './key.ts'
import {
  type ActName, type FileName, nounOf, nounsChangedBy, parametersOf, type ReadName, shownAs,
} from './names.ts'

/** Any function of the client, where only its name tells its types. */
type Call = (input: unknown, options?: { signal?: AbortSignal }) => Promise<never>
const call = (name: OperationName) => client[name] as unknown as Call

export interface ReadOptions<T> {
  /** Asks only when true; true when left out. */
  enabled?: boolean
  /** Asks again every so many milliseconds while the page is seen; with a function, as long as it says so. */
  refetchInterval?: number | ((data: T | undefined) => number | false)
  /** Shows what was there for the previous input until the new answer comes: for paging and searching. */
  keepPrevious?: boolean
}

/** The query of a read, for loaders and for `useOperation`. */
export function readQuery<N extends ReadName>(name: N, input?: ClientInput<N>) {
  return queryOptions<Output<N>, RequestError>({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => call(name)(input ?? {}, { signal }),
  })
}

type Given<N extends OperationName, Rest extends unknown[]> =
  Record<never, never> extends ClientInput<N> ? [input?: ClientInput<N>, ...rest: Rest] : [input: ClientInput<N>, ...rest: Rest]

/** What the studio answers to an operation that reads: `useOperation('listRuns', { limit: 5 })`. */
export function useOperation<N extends ReadName>(
  name: N, ...[input, options = {}]: Given<N, [options?: ReadOptions<Output<N>>]>
): UseQueryResult<Output<N>, RequestError> {
  const { enabled, refetchInterval, keepPrevious } = options
  return useQuery({
    ...readQuery(name, input as ClientInput<N>),
    enabled,
    refetchInterval: typeof refetchInterval === 'function' ? ({ state }) => refetchInterval(state.data) : refetchInterval,
    ...(keepPrevious && { placeholderData: keepPreviousData as never }),
  })
}

export interface ActOptions<N extends ActName> {
  /** Called when it is done, after what it changed was noted. */
  onDone?: (output: Output<N>, input: ClientInput<N>) => void
}

/** Something the studio does: `const pause = useAct('pauseRun')`, then `pause.mutate({ runId })`; see `isPending`, `error`. */
export function useAct<N extends ActName>(
  name: N, { onDone }: ActOptions<N> = {},
): UseMutationResult<Output<N>, RequestError, ClientInput<N>> {
  const queries = useQueryClient()
  return useMutation<Output<N>, RequestError, ClientInput<N>>({
    mutationFn: (input) => call(name)(input),
    onSuccess: (output, input) => {
      noteAct(queries, name, input, output)
      onDone?.(output, input)
    },
  })
}

/** Puts the answer of an act where it is shown, and marks what else it changed as to be read again. */
export function noteAct<N extends ActName>(queries: QueryClient, name: N, input: ClientInput<N>, output: Output<N>): void {
  const read = shownAs[name]
  if (read !== undefined) {
    const values = { ...(output as { id?: string }), ...(input as Record<string, unknown>) } as Record<string, unknown>
    const parameters = parametersOf(read).map((parameter) => [parameter, values[parameter] ?? values.id])
    queries.setQueryData(keyOf(read, Object.fromEntries(parameters)), output)
  }
  // Another person sees other things: nothing of what the one before has seen stays.
  if (nounOf(name) === 'session') queries.removeQueries({ predicate: ({ queryKey: [noun] }) => noun !== 'session' })
  else for (const noun of nounsChangedBy(name)) void queries.invalidateQueries({ queryKey: [noun] })
}

/** How a page of a list says whether there is more. */
type Extent = { total: number } | { more: boolean }
type ListName = {
  [N in ReadName]: Output<N> extends { items: unknown[] } & Extent ? 'offset' extends keyof ClientInput<N> ? N : never : never
}[ReadName]
type ItemOf<N extends ReadName> = Output<N> extends { items: (infer Item)[] } ? Item : never

/**
 * A list that grows on request: `items` so far, `total` where it is known, and the query’s `fetchNextPage`, `hasNextPage`.
 * The functions of `options` get the items.
 */
export function useList<N extends ListName>(
  name: N, input: ClientInput<N>, { enabled, refetchInterval, keepPrevious }: ReadOptions<ItemOf<N>[]> = {},
) {
  interface Page { items: ItemOf<N>[]; total?: number; more?: boolean }
  const itemsOf = (data: { pages: Page[] } | undefined) => data?.pages.flatMap((page) => page.items)
  const query = useInfiniteQuery(infiniteQueryOptions<Page, RequestError, { pages: Page[] }, readonly unknown[], number>({
    queryKey: [...keyOf(name, input), 'pages'],
    queryFn: ({ pageParam, signal }) => call(name)({ ...input, offset: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total, more }, pages) => {
      const seen = pages.reduce((sum, page) => sum + page.items.length, 0)
      return more ?? seen < total! ? seen : undefined
    },
    enabled,
    refetchInterval: typeof refetchInterval === 'function' ? ({ state }) => refetchInterval(itemsOf(state.data)) : refetchInterval,
    ...(keepPrevious && { placeholderData: keepPreviousData as never }),
  }))
  return { ...query, items: itemsOf(query.data), total: query.data?.pages.at(-1)?.total }
}

/** The address of a file that the studio gives, for a download link. */
export function fileAddress<N extends FileName>(name: N, input: ClientInput<N>): string {
  return requestOf(name, input).url
}
