"""What the scenarios upload, and how they tell what should not have worked."""

import json
import struct


def card(licence="mit", fields="", text="Made of noise for a test."):
    """A README.md; `fields` are further lines of YAML."""
    return f"---\nlicense: {licence}\n{fields}---\n# A deposit\n\n{text}\n".encode()


def safetensors(tensors):
    """A file of zeros; `tensors` by name: data type and shape."""
    widths = {"F32": 4, "F16": 2, "BF16": 2, "I64": 8}
    header, end = {}, 0
    for name, (dtype, shape) in tensors.items():
        start = end
        size = widths[dtype]
        for length in shape:
            size *= length
        end += size
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + bytes(end)


def gguf(architecture, context_length, elements):
    """A file of version 3 with one F32 tensor of so many elements."""

    def text(value):
        return struct.pack("<Q", len(value)) + value.encode()

    keys = [
        text("general.architecture") + struct.pack("<I", 8) + text(architecture),
        text(f"{architecture}.context_length") + struct.pack("<II", 4, context_length),
    ]
    tensor = text("weight") + struct.pack("<IQIQ", 1, elements, 0, 0)
    header = struct.pack("<4sIQQ", b"GGUF", 3, 1, len(keys)) + b"".join(keys) + tensor
    return header + bytes(-len(header) % 32) + bytes(4 * elements)


def raised(error, call):
    """Gives the error that the call ends with; fails where it does not."""
    try:
        call()
    except error as caught:
        return caught
    raise AssertionError(f"{error} was not raised")
