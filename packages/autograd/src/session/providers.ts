/** Where a graph can run, with what ONNX Runtime calls it and whether it has the contrib kernels. */
export const providers = {
  cpu: { name: 'cpu', contrib: true },
  webgpu: { name: 'webgpu', contrib: false },
  cuda: { name: 'cuda', contrib: true },
  dml: { name: 'dml', contrib: false },
  coreml: { name: 'coreml', contrib: false },
} as const satisfies Record<string, { name: string; contrib: boolean }>

export type Provider = keyof typeof providers
