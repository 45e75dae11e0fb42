import { dtypes, type DType, type TensorData } from '../dtype.ts'
import type { Shape } from '../shape.ts'
import type { ExternalData } from '../tensor.ts'
import { ProtobufWriter } from './protobuf.ts'

export type OnnxAttribute = number | readonly number[] | string

export interface OnnxNode {
  op: string
  domain: string
  name: string
  inputs: readonly string[]
  output: string
  /** The output's type. */
  dtype: DType
  shape: Shape
  attributes: Readonly<Record<string, OnnxAttribute>>
}

export interface OnnxValue {
  name: string
  dtype: DType
  shape: Shape
}

/** A tensor stored in the model, or (`location`) mapped from a file. */
export interface OnnxInitializer extends OnnxValue {
  data?: TensorData
  location?: ExternalData
}

export interface OnnxModel {
  nodes: OnnxNode[]
  inputs: OnnxValue[]
  outputs: OnnxValue[]
  initializers: OnnxInitializer[]
}

const irVersion = 10
const operatorSets = { '': 21, 'com.microsoft': 1 } // 21 is the newest that every execution provider here accepts

/** Attributes that are floats, also where their value is a whole number. */
const floatAttributes = new Set(['alpha', 'beta', 'epsilon'])

function writeAttribute(writer: ProtobufWriter, name: string, value: OnnxAttribute): void {
  writer.string(1, name)
  if (typeof value === 'string') writer.string(4, value).varint(20, 3)
  else if (typeof value !== 'number') {
    for (const element of value) writer.varint(8, element)
    writer.varint(20, 7)
  } else if (floatAttributes.has(name)) writer.float(2, value).varint(20, 1)
  else writer.varint(3, value).varint(20, 2)
}

function writeNode(writer: ProtobufWriter, node: OnnxNode): void {
  for (const input of node.inputs) writer.string(1, input)
  writer.string(2, node.output).string(3, node.name).string(4, node.op)
  for (const [name, value] of Object.entries(node.attributes)) {
    writer.message(5, (attribute) => writeAttribute(attribute, name, value))
  }
  if (node.domain) writer.string(7, node.domain)
}

function writeValue(writer: ProtobufWriter, { name, dtype, shape }: OnnxValue): void {
  writer.string(1, name).message(2, (type) =>
    type.message(1, (tensor) =>
      tensor.varint(1, dtypes[dtype].onnx).message(2, (dimensions) => {
        for (const size of shape) dimensions.message(1, (dimension) => dimension.varint(1, size))
      }),
    ),
  )
}

function writeInitializer(writer: ProtobufWriter, initializer: OnnxInitializer, relativeTo: string): void {
  const { name, dtype, shape, data, location } = initializer
  for (const size of shape) writer.varint(1, size)
  writer.varint(2, dtypes[dtype].onnx).string(8, name)
  if (data) writer.bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  if (location) {
    const entries = {
      location: location.file.slice(relativeTo.length).replace(/^[\\/]/, ''),
      offset: String(location.offset),
      length: String(location.byteLength),
    }
    for (const [key, value] of Object.entries(entries)) {
      writer.message(13, (entry) => entry.string(1, key).string(2, value))
    }
    writer.varint(14, 1)
  }
}

/**
 * The model as ONNX bytes (onnx.proto, IR version 10).
 * @param externalFolder the folder that external locations are written relative to
 */
export function encodeModel(model: OnnxModel, externalFolder: string): Uint8Array {
  const writer = new ProtobufWriter().varint(1, irVersion).string(2, 'tunesmith')
  for (const [domain, version] of Object.entries(operatorSets)) {
    writer.message(8, (set) => set.string(1, domain).varint(2, version))
  }
  return writer
    .message(7, (graph) => {
      for (const node of model.nodes) graph.message(1, (nested) => writeNode(nested, node))
      graph.string(2, 'tunesmith')
      for (const initializer of model.initializers) {
        graph.message(5, (nested) => writeInitializer(nested, initializer, externalFolder))
      }
      for (const value of model.inputs) graph.message(11, (nested) => writeValue(nested, value))
      for (const value of model.outputs) graph.message(12, (nested) => writeValue(nested, value))
    })
    .finish()
}
