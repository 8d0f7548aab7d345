"""ZIP archives and compound files written by hand, so that they may lie."""

import struct
import zlib
from dataclasses import dataclass


@dataclass
class Member:
    name: str
    content: bytes = b""
    deflated: bytes | None = None  # instead of deflating `content`
    crc: int | None = None
    size: int | None = None  # as declared
    flags: int = 0x800  # names are UTF-8
    same_place_as: int | None = None  # written nowhere: the directory points to that member
    unicode_path: str | None = None  # Info-ZIP's field in the directory, with another name


def archive(members: list[Member], count: int | None = None, shift: int = 0) -> bytes:
    """`count` is what the end record says; `shift` is added to every offset in the directory and to the directory's own."""
    body, directory, places = b"", b"", []
    for member in members:
        deflated = member.deflated
        if deflated is None:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            deflated = packer.compress(member.content) + packer.flush()
        crc = zlib.crc32(member.content) if member.crc is None else member.crc
        size = len(member.content) if member.size is None else member.size
        name = member.name.encode()
        head = struct.pack("<HHHHHIIIHH", 20, member.flags, 8, 0, 0x3E21, crc, len(deflated), size, len(name), 0)
        if member.same_place_as is None:
            places.append(len(body))
            body += b"PK\3\4" + head + name + deflated
        else:
            places.append(places[member.same_place_as])
        extra = b""
        if member.unicode_path is not None:
            field = struct.pack("<BI", 1, zlib.crc32(name)) + member.unicode_path.encode()
            extra = struct.pack("<HH", 0x7075, len(field)) + field
        directory += b"PK\1\2" + struct.pack("<H", 20) + head[:-2] + struct.pack("<HHHHII", len(extra), 0, 0, 0, 0, places[-1] + shift) + \
            name + extra
    number = len(members) if count is None else count
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, number, number, len(directory), len(body) + shift, 0)
    return body + directory + end


def package(parts: dict[str, bytes]) -> bytes:
    """An honest archive."""
    return archive([Member(name, content) for name, content in parts.items()])


def repeated(head: bytes, middle: bytes, times: int, tail: bytes, name: str) -> Member:
    """A member whose middle is there that many times; deflated once, so that gigabytes take no time."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = packer.compress(middle) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.compress(tail) + packer.flush()
    crc = zlib.crc32(head)
    for _ in range(times):
        crc = zlib.crc32(middle, crc)
    return Member(name, deflated=start + packed * times + end, crc=zlib.crc32(tail, crc), size=len(head) + len(middle) * times + len(tail))


def with_member(parts: dict[str, bytes], member: Member) -> bytes:
    """An archive with this member in place of the part of its name."""
    return archive([member if name == member.name else Member(name, content) for name, content in parts.items()])


def compound_file(streams: list[str], below: list[str] = (), behind: bytes = b"", after_last: int = 0xFFFFFFFF) -> bytes:
    """A compound file (MS-CFB) with empty streams of these names: header, allocation table, directory, bytes behind them.

    `below` stand in the first of them, which is a storage then. `after_last` is the entry that follows the last of each.
    """
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096,
                                                                           end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)

    def entry(name: str, kind: int, right: int, child: int) -> bytes:
        wide = name.encode("utf-16-le")
        return wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, free, right, child) + bytes(36) + \
            struct.pack("<IQ", end, 0)

    def siblings(names: list[str], first: int, child: int) -> list[bytes]:
        return [entry(name, 1 if child != free and place == first else 2, place + 1 if name is not names[-1] else after_last,
                      child if place == first else free) for place, name in enumerate(names, first)]

    entries = [entry("Root Entry", 5, free, 1), *siblings(list(streams), 1, 1 + len(streams) if below else free),
               *siblings(list(below), 1 + len(streams), free)]
    directory = b"".join(entries)
    sectors = -(-len(directory) // 512)
    chain = [*range(2, sectors + 1), end]
    return header + struct.pack("<128I", table, *chain, *[free] * (127 - sectors)) + directory.ljust(512 * sectors, b"\0") + behind
