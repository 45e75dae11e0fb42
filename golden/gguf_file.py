"""Blocks of GGUF encodings, in a file that the `gguf` package writes: packages/formats/golden/blocks.gguf."""

import ctypes
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType as Type
from gguf import GGUFWriter
from gguf.quants import dequantize, quantize

ROOT = Path(__file__).parent.parent
# K-quants are encoded by llama.cpp alone, and it rounds Q5_0 in another way than `gguf`; its library comes with the npm
# package that Tunesmith runs it from
LIBRARY = ROOT / "node_modules/@node-llama-cpp/linux-x64/bins/linux-x64/libggml-base.so"

ENCODED = {"F16": Type.F16, "BF16": Type.BF16, "Q8_0": Type.Q8_0, "Q4_0": Type.Q4_0}
# by numbers and bytes in a block
ENCODED_BY_LIBRARY = {"Q5_0": (Type.Q5_0, 32, 22), "Q4_K": (Type.Q4_K, 256, 144), "Q6_K": (Type.Q6_K, 256, 210)}


def numbers() -> np.ndarray:
    """Rows of different spread and skew, with blocks of zeros, of one number, of equal steps and with an outlier."""
    random = np.random.default_rng(4)
    rows = random.standard_normal((4, 512)) * np.array([[1.0], [0.02], [30.0], [1e-4]])
    rows[1] += 0.01
    rows[0, :256] = 0
    rows[0, 256:288] = 0.25
    rows[2, :64] = np.linspace(-1, 1, 64)
    rows[2, 300] = -3e4
    rows[3, 256:] = np.abs(rows[3, 256:])
    return rows.astype(np.float32)


def encode_by_library(library: ctypes.CDLL, values: np.ndarray, kind: Type, size: int, block_bytes: int) -> np.ndarray:
    rows, columns = values.shape
    encoded = np.zeros((rows, columns // size * block_bytes), dtype=np.uint8)
    library.ggml_quantize_chunk(
        ctypes.c_int(int(kind)), values.ctypes.data_as(ctypes.c_void_p), encoded.ctypes.data_as(ctypes.c_void_p),
        ctypes.c_int64(0), ctypes.c_int64(rows), ctypes.c_int64(columns), None,
    )
    return encoded


def main() -> None:
    library = ctypes.CDLL(str(LIBRARY))
    library.ggml_quantize_chunk.restype = ctypes.c_size_t
    values = numbers()
    writer = GGUFWriter(ROOT / "packages/formats/golden/blocks.gguf", "golden")
    writer.add_uint8("test.uint8", 255)
    writer.add_int8("test.int8", -128)
    writer.add_uint16("test.uint16", 65535)
    writer.add_int16("test.int16", -32768)
    writer.add_uint32("test.uint32", 2**32 - 1)
    writer.add_int32("test.int32", -(2**31))
    writer.add_uint64("test.uint64", 2**64 - 1)
    writer.add_int64("test.int64", -(2**63))
    writer.add_float32("test.float32", 0.1)
    writer.add_float64("test.float64", 0.1)
    writer.add_bool("test.bool", True)
    writer.add_string("test.string", "häufig\t漢字")
    writer.add_array("test.strings", ["", "a", "▁Ġ"])
    writer.add_array("test.int32s", [1, -2, 3])
    writer.add_array("test.float32s", [0.5, -1.5])
    writer.add_array("test.bools", [True, False])
    writer.add_tensor("numbers", values)
    for name, kind in ENCODED.items():
        encoded = quantize(values, kind)
        writer.add_tensor(name, encoded, raw_dtype=kind)
        writer.add_tensor(f"{name}.decoded", dequantize(encoded, kind))
    for name, (kind, size, block_bytes) in ENCODED_BY_LIBRARY.items():
        encoded = encode_by_library(library, values, kind, size, block_bytes)
        writer.add_tensor(name, encoded, raw_dtype=kind)
        writer.add_tensor(f"{name}.decoded", dequantize(encoded, kind))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main()
