import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Dataset } from '@tunesmith/contract'
import { RequestError, requestOf } from '@tunesmith/contract/client'
import { keyOf } from '../../api/index.ts'

/** Where a file is on its way; `share` 0…1 of its bytes are sent, and at 1 the studio reads its rows. */
export type UploadState =
  | { state: 'idle' }
  | { state: 'sending'; file: File; share: number }
  | { state: 'failed'; file: File; error: RequestError }

export interface Upload {
  upload: UploadState
  send: (file: File) => void
  /** Breaks it off; the studio keeps nothing of a file that did not arrive completely. */
  cancel: () => void
}

/** Sends a file to the studio. By XMLHttpRequest, since fetch does not tell how far it has come. */
export function useUpload(onDone: (dataset: Dataset) => void): Upload {
  const queries = useQueryClient()
  const [upload, setUpload] = useState<UploadState>({ state: 'idle' })
  const request = useRef<XMLHttpRequest>(undefined)
  useEffect(() => () => request.current?.abort(), [])

  const send = (file: File) => {
    const { method, url, type } = requestOf('uploadDataset', { fileName: file.name, file })
    const xhr = new XMLHttpRequest()
    request.current = xhr
    xhr.open(method, url)
    xhr.responseType = 'json'
    if (type !== undefined) xhr.setRequestHeader('content-type', type)
    xhr.upload.onprogress = ({ loaded, total }) => setUpload({ state: 'sending', file, share: total > 0 ? loaded / total : 1 })
    xhr.upload.onload = () => setUpload({ state: 'sending', file, share: 1 })
    xhr.onerror = () => setUpload({ state: 'failed', file, error: interrupted(file) })
    xhr.onload = () => {
      if (xhr.status !== 200) {
        const { error } = (xhr.response ?? {}) as { error?: ConstructorParameters<typeof RequestError>[0] }
        return setUpload({ state: 'failed', file, error: error ? new RequestError(error, xhr.status) : interrupted(file) })
      }
      const dataset = xhr.response as Dataset
      setUpload({ state: 'idle' })
      queries.setQueryData(keyOf('getDataset', { datasetId: dataset.id }), dataset)
      void queries.invalidateQueries({ queryKey: ['datasets'] })
      onDone(dataset)
    }
    setUpload({ state: 'sending', file, share: 0 })
    xhr.send(file)
  }

  const cancel = () => {
    request.current?.abort()
    setUpload({ state: 'idle' })
  }

  return { upload, send, cancel }
}

/** The words come from the table of errors, in the language of the page. */
function interrupted({ name }: File): RequestError {
  const words = { title: 'The upload broke off', message: `${name} did not arrive completely.`, remedy: 'Upload it again.' }
  return new RequestError({ code: 'UPLOAD_INTERRUPTED', ...words, params: { fileName: name } }, 0)
}
