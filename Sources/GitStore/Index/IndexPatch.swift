import Crypto

/// Changes entries of an index file by moving bytes, without reading the rest.
struct IndexPatch {
    /// Extensions whose meaning under a change of entries is known.
    static let knownExtensions: Set<String> = ["TREE", "REUC", "UNTR", "FSMN", "EOIE", "IEOT"]

    private let file: IndexFile
    private var out: [UInt8]
    private var cursor: Int
    private var count: Int
    private var shape = false

    private init(_ file: IndexFile) {
        self.file = file
        out = []
        out.reserveCapacity(file.bytes.count + 4_096)
        cursor = 12
        count = file.count
        out += file.bytes[..<12]
    }

    /// The bytes of the index after the edits.
    static func apply(_ edits: [IndexEdit], to file: IndexFile) -> [UInt8] {
        var patch = IndexPatch(file)
        let sorted = edits.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        for edit in sorted { patch.apply(edit) }
        patch.finish(sorted)
        return patch.out
    }

    private mutating func apply(_ edit: IndexEdit) {
        let (entries, place) = file.entries(for: Array(edit.path.utf8))
        out += file.bytes[cursor..<Int(file.offsets[place])]
        cursor = Int(file.offsets[entries.upperBound])
        let entry = edit.encoded(keeping: file.slot(edit.path))
        if let entry { out += entry }
        let change = (entry == nil ? 0 : 1) - entries.count
        count += change
        if change != 0 { shape = true }
    }

    private mutating func finish(_ edits: [IndexEdit]) {
        let end = Int(file.offsets[file.count])
        out += file.bytes[cursor..<end]
        for known in file.extensions { append(known, edits) }
        for (index, shift) in [24, 16, 8, 0].enumerated() {
            out[8 + index] = UInt8(truncatingIfNeeded: count >> shift)
        }
        out += file.skipsHash ? [UInt8](repeating: 0, count: 20) : Insecure.SHA1.digest(out)
    }

    private mutating func append(_ known: IndexFile.Extension, _ edits: [IndexEdit]) {
        let payload = Array(file.bytes[known.range])
        switch known.name {
        case "TREE":
            // A cache tree that can't be read is left out: git makes a new one.
            guard var tree = CacheTree(payload) else { return }
            for edit in edits { tree.invalidate(edit.path) }
            append(known.name, tree.encoded)
        case "REUC": append(known.name, payload)
        case "UNTR" where !shape: append(known.name, payload)
        default:
            // Offsets (EOIE, IEOT) and bitmaps by entry number (FSMN) no longer hold, nor do
            // lists of untracked names once a name is tracked. git makes new ones.
            return
        }
    }

    private mutating func append(_ name: String, _ payload: [UInt8]) {
        out += Array(name.utf8)
        out.append(bigEndian: UInt32(payload.count))
        out += payload
    }
}
