/**
 * Whether CUDA may round the factors of matrix products to TF32, in which its tensor cores are fast (NVIDIA A100 whitepaper,
 * 2020). ONNX Runtime's npm package has no option for it, but the libraries below it read this variable when the first
 * session is made, so it has to be said before that and holds for the process.
 */
export function allowTensorFloat32(allowed: boolean): void {
  if (allowed) delete process.env.NVIDIA_TF32_OVERRIDE
  else process.env.NVIDIA_TF32_OVERRIDE = '0'
}
