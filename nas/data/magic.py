"""First bytes of files of other programs."""

import re
import struct
from collections.abc import Callable


def starts(*marks: bytes, at: int = 0) -> Callable[[bytes], bool]:
    """Whether a file has one of these marks at its start, or at an offset."""
    return lambda head: any(head[at : at + len(mark)] == mark for mark in marks)


def any_of(*tests: Callable[[bytes], bool]) -> Callable[[bytes], bool]:
    """Whether one of the tests holds."""
    return lambda head: any(test(head) for test in tests)


def text(pattern: bytes) -> Callable[[bytes], bool]:
    """Whether a file begins with text of this pattern."""
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda head: compiled.match(head) is not None


def bitmap(head: bytes) -> bool:
    """A BMP file; its name alone could be the start of a word."""
    return head[:2] == b"BM" and head[6:10] == bytes(4)


def safetensors(head: bytes) -> bool:
    """A safetensors file begins with the length of its JSON, and that."""
    return len(head) > 9 and head[8:9] == b"{" and 2 <= struct.unpack_from("<Q", head)[0] < 2**27


def tfrecord(head: bytes) -> bool:
    """A record begins with its length and the masked CRC-32C of that."""
    if len(head) < 12:
        return False
    checksum = 0xFFFFFFFF
    for byte in head[:8]:
        checksum ^= byte
        for _ in range(8):
            checksum = checksum >> 1 ^ (0x82F63B78 if checksum & 1 else 0)
    checksum ^= 0xFFFFFFFF
    masked = ((checksum >> 15 | checksum << 17) + 0xA282EAD8) & 0xFFFFFFFF
    return bool(struct.unpack_from("<I", head, 8)[0] == masked)
