export { copyFileDurably } from './durable/copy-file.ts'
export { flushFolder } from './durable/flush-folder.ts'
export { freeDisk } from './durable/free-disk.ts'
export { makeFolder } from './durable/make-folder.ts'
export { type LockHolder, lockFilesOf, lockHolderAt, type ProcessLock, takeLock } from './durable/process-lock.ts'
export { failFromSystem, systemFailure } from './durable/system-failure.ts'
export { writeFileDurably, writeStreamDurably } from './durable/write-file.ts'
export { type GgufFile, type GgufTensor, openGguf } from './gguf/header.ts'
export { readGgufTensor } from './gguf/read.ts'
export { type EncodingName, encodedBytes, encodings, type TensorTypeName } from './gguf/tensor-types.ts'
export { type GgufMetadata, type GgufValue, ggufValue } from './gguf/value-types.ts'
export { type GgufTensorToWrite, type GgufToWrite, writeGguf, type WriteGgufOptions } from './gguf/write.ts'
export { findInt8Compute, type Int8ColumnsEntry, type Int8ComputeEntry } from './int8/compute.ts'
export { dequantizeInt8Rows, type Int8Rows, quantizeInt8Rows } from './int8/rows.ts'
export { findInt8Rows, type Int8RowsEntry } from './int8/stored.ts'
export { joinInside, type JoinInsideOptions } from './join-inside.ts'
export { readJsonObject } from './json-file.ts'
export { type ModelFolder, openModelFolder } from './model-folder/open.ts'
export { INDEX_NAME, WEIGHTS_NAME } from './model-folder/tensors.ts'
export { dequantizeNf4 } from './nf4/dequantize.ts'
export { quantizeNf4 } from './nf4/quantize.ts'
export { findNf4, type Nf4Entry, readNf4 } from './nf4/stored.ts'
export type { Nf4Options, Nf4Tensor } from './nf4/tensor.ts'
export {
  ADAPTER_CONFIG_NAME,
  ADAPTER_WEIGHTS_NAME,
  type AdapterTensor,
  type PeftAdapter,
  readAdapter,
  writeAdapter,
} from './peft/adapter.ts'
export { type PeftLoraConfig, peftLoraConfig } from './peft/config.ts'
export { type LoraFactor, loraKey, parseLoraKey } from './peft/keys.ts'
export { loraScale } from './peft/scale.ts'
export {
  plannedInt8Compute,
  plannedNf4,
  plannedWidening,
  type QuantizedModelFile,
  type QuantizeModelOptions,
  type QuantizeProgress,
  quantizeModelInt8,
  quantizeModelInt8Compute,
  quantizeModelNf4,
  widenModel,
} from './quantize-model/quantize-model.ts'
export type { Dtype } from './safetensors/dtypes.ts'
export { bf16ToF32, f16ToF32, f32ToBf16, f32ToF16 } from './safetensors/float-conversion.ts'
export { readSafetensorsHeader, type SafetensorsFile, type TensorEntry } from './safetensors/header.ts'
export { readBytes, readTensor, readTensorSlice } from './safetensors/read.ts'
export { type TensorData, type TensorToWrite, writeSafetensors } from './safetensors/write.ts'
export { sumFile } from './sum-file.ts'
export { readTar, type TarEntry } from './tar/read.ts'
export { endOfArchive, writeEntry } from './tar/write.ts'
