/** The few wire types of Protocol Buffers that ONNX needs (protobuf.dev/programming-guides/encoding). */
export class ProtobufWriter {
  private readonly chunks: Uint8Array[] = []
  private length = 0

  varint(field: number, value: number | bigint): this {
    this.tag(field, 0)
    return this.pushVarint(BigInt.asUintN(64, BigInt(value)))
  }

  float(field: number, value: number): this {
    this.tag(field, 5)
    return this.push(new Uint8Array(Float32Array.of(value).buffer))
  }

  bytes(field: number, value: Uint8Array): this {
    this.tag(field, 2)
    return this.pushVarint(BigInt(value.byteLength)).push(value)
  }

  string(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value))
  }

  message(field: number, write: (nested: ProtobufWriter) => void): this {
    const nested = new ProtobufWriter()
    write(nested)
    return this.bytes(field, nested.finish())
  }

  finish(): Uint8Array {
    const result = new Uint8Array(this.length)
    let offset = 0
    for (const chunk of this.chunks) {
      result.set(chunk, offset)
      offset += chunk.byteLength
    }
    return result
  }

  private tag(field: number, wireType: number): void {
    this.pushVarint(BigInt((field << 3) | wireType))
  }

  private pushVarint(value: bigint): this {
    const encoded: number[] = []
    while (value > 127n) {
      encoded.push(Number(value & 127n) | 128)
      value >>= 7n
    }
    encoded.push(Number(value))
    return this.push(Uint8Array.from(encoded))
  }

  private push(chunk: Uint8Array): this {
    this.chunks.push(chunk)
    this.length += chunk.byteLength
    return this
  }
}
