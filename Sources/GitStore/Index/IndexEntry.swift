#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the index says about one path.
struct IndexSlot: Hashable {
    /// The staged blob; nil when the path is not staged.
    var id: ObjectID?
    /// The file mode, zero when the path is not staged.
    var mode: UInt32 = 0
    /// Whether `git add --intent-to-add` made the entry.
    var isIntent = false
    /// Whether a merge left several versions.
    var isConflicted = false
    /// Flags that a user sets on an entry: assume-unchanged, skip-worktree.
    var keptFlags: UInt16 = 0
    var keptExtendedFlags: UInt16 = 0
}

/// A new entry, or the removal of one.
struct IndexEdit {
    /// The path from the top of the work tree.
    let path: String
    /// The blob and mode; nil removes the entry.
    let blob: (id: ObjectID, mode: UInt32)?
    /// The working file's state; zero fields make git look at the file itself.
    let status: stat?

    /// The entry in the form of index versions 2 and 3.
    func encoded(keeping slot: IndexSlot) -> [UInt8]? {
        guard let blob else { return nil }
        var out: [UInt8] = []
        let info = status ?? stat()
        for time in [info.changed, info.modified] {
            out.append(bigEndian: UInt32(truncatingIfNeeded: time.tv_sec))
            out.append(bigEndian: UInt32(truncatingIfNeeded: time.tv_nsec))
        }
        out.append(bigEndian: UInt32(truncatingIfNeeded: info.st_dev))
        out.append(bigEndian: UInt32(truncatingIfNeeded: info.st_ino))
        out.append(bigEndian: blob.mode)
        out.append(bigEndian: UInt32(truncatingIfNeeded: info.st_uid))
        out.append(bigEndian: UInt32(truncatingIfNeeded: info.st_gid))
        out.append(bigEndian: UInt32(truncatingIfNeeded: info.st_size))
        out += blob.id.bytes
        let name = Array(path.utf8)
        let extended: UInt16 = slot.keptExtendedFlags == 0 ? 0 : 0x4000
        let flags = slot.keptFlags | extended | UInt16(min(name.count, 0xFFF))
        out.append(UInt8(flags >> 8))
        out.append(UInt8(flags & 0xFF))
        if extended != 0 {
            out.append(UInt8(slot.keptExtendedFlags >> 8))
            out.append(UInt8(slot.keptExtendedFlags & 0xFF))
        }
        out += name
        repeat { out.append(0) } while out.count % 8 != 0
        return out
    }
}

extension [UInt8] {
    mutating func append(bigEndian value: UInt32) {
        for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
    }
}

extension Span<UInt8> {
    func bigEndian32(at offset: Int) -> UInt32 {
        UInt32(self[offset]) << 24 | UInt32(self[offset + 1]) << 16
            | UInt32(self[offset + 2]) << 8 | UInt32(self[offset + 3])
    }

    func bigEndian16(at offset: Int) -> UInt16 {
        UInt16(self[offset]) << 8 | UInt16(self[offset + 1])
    }
}
