import Crypto

/// The bytes of an index file of version 2 or 3, and where its entries start.
struct IndexFile: Sendable {
    let bytes: [UInt8]
    /// The file's state when it was read; nil when there is no file.
    let stamp: FileStamp?
    /// Where each entry starts; the last number is where the entries end.
    let offsets: [UInt32]
    let extensions: [Extension]
    /// Entries that tell git how to treat other files.
    let attributeFiles: [(path: String, id: ObjectID)]

    struct Extension {
        let name: String
        /// The payload, without name and length.
        let range: Range<Int>
    }

    /// Why a file can't be patched here.
    enum Obstacle: Error, Hashable {
        /// A version or an extension for libgit2.
        case unknownFormat
        /// The bytes are no index.
        case damaged
    }

    /// The index of a repository that has none yet.
    static var empty: IndexFile {
        let header: [UInt8] = [0x44, 0x49, 0x52, 0x43, 0, 0, 0, 2, 0, 0, 0, 0]
        return IndexFile(
            bytes: header + Insecure.SHA1.digest(header), stamp: nil, offsets: [12],
            extensions: [], attributeFiles: [])
    }

    init(
        bytes: [UInt8], stamp: FileStamp?, offsets: [UInt32], extensions: [Extension],
        attributeFiles: [(path: String, id: ObjectID)]
    ) {
        self.bytes = bytes
        self.stamp = stamp
        self.offsets = offsets
        self.extensions = extensions
        self.attributeFiles = attributeFiles
    }

    /// Reads an index file.
    init(_ bytes: [UInt8], stamp: FileStamp?, verifying: Bool = true) throws(Obstacle) {
        guard bytes.count >= 32, bytes.starts(with: [0x44, 0x49, 0x52, 0x43]) else {
            throw .damaged
        }
        let version = bytes.span.bigEndian32(at: 4)
        guard version == 2 || version == 3 else { throw .unknownFormat }
        if verifying { try Self.verify(bytes) }
        let (offsets, attributes) = try Self.entries(bytes.span)
        self.init(
            bytes: bytes, stamp: stamp, offsets: offsets,
            extensions: try Self.extensions(bytes.span, from: Int(offsets.last ?? 12)),
            attributeFiles: attributes)
    }

    /// git may write zeros instead of a checksum (`index.skipHash`).
    var skipsHash: Bool { bytes.suffix(20).allSatisfy { $0 == 0 } }

    var count: Int { offsets.count - 1 }

    private static func verify(_ bytes: [UInt8]) throws(Obstacle) {
        let sum = Array(bytes.suffix(20))
        guard !sum.allSatisfy({ $0 == 0 }) else { return }
        guard Insecure.SHA1.digest(bytes, first: bytes.count - 20) == sum else { throw .damaged }
    }

    private static func entries(
        _ bytes: Span<UInt8>
    ) throws(Obstacle) -> ([UInt32], [(path: String, id: ObjectID)]) {
        let count = Int(bytes.bigEndian32(at: 8))
        let end = bytes.count - 20
        guard count <= bytes.count / 64 else { throw .damaged }
        var offsets: [UInt32] = []
        offsets.reserveCapacity(count + 1)
        var attributes: [(path: String, id: ObjectID)] = []
        var position = 12
        for _ in 0..<count {
            guard position + 64 <= end else { throw .damaged }
            offsets.append(UInt32(position))
            let name = nameRange(bytes, position)
            if isAttributeFile(bytes, name) {
                let path = String(decoding: Array(copying: bytes, name), as: UTF8.self)
                attributes.append((path, ObjectID(bytes: bytes, at: position + 40)))
            }
            position += (name.upperBound - position + 8) & ~7
        }
        guard position <= end else { throw .damaged }
        offsets.append(UInt32(position))
        return (offsets, attributes)
    }

    /// Where the path of an entry lies.
    static func nameRange(_ bytes: Span<UInt8>, _ entry: Int) -> Range<Int> {
        let flags = bytes.bigEndian16(at: entry + 60)
        let start = entry + (flags & 0x4000 == 0 ? 62 : 64)
        var count = Int(flags & 0xFFF)
        if count == 0xFFF {
            while start + count < bytes.count, bytes[start + count] != 0 { count += 1 }
        }
        return start..<min(start + count, bytes.count)
    }

    private static func isAttributeFile(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
        let wanted: StaticString = ".gitattributes"
        let start = name.upperBound - wanted.utf8CodeUnitCount
        guard start >= name.lowerBound, bytes[start] == UInt8(ascii: "."),
            start == name.lowerBound || bytes[start - 1] == UInt8(ascii: "/")
        else { return false }
        return Array(copying: bytes, start..<name.upperBound) == Array("\(wanted)".utf8)
    }

    private static func extensions(
        _ bytes: Span<UInt8>, from start: Int
    ) throws(Obstacle) -> [Extension] {
        var result: [Extension] = []
        var position = start
        let end = bytes.count - 20
        while position < end {
            guard position + 8 <= end else { throw .damaged }
            let range = position + 8..<position + 8 + Int(bytes.bigEndian32(at: position + 4))
            guard range.upperBound <= end else { throw .damaged }
            let name = String(
                decoding: Array(copying: bytes, position..<position + 4), as: UTF8.self)
            guard IndexPatch.knownExtensions.contains(name) else { throw .unknownFormat }
            result.append(Extension(name: name, range: range))
            position = range.upperBound
        }
        return result
    }
}

extension Array<UInt8> {
    init(copying span: Span<UInt8>, _ range: Range<Int>) {
        self = range.map { span[$0] }
    }
}

extension Insecure.SHA1 {
    /// The 20 bytes of the checksum of the first bytes, or of all.
    static func digest(_ bytes: [UInt8], first count: Int? = nil) -> [UInt8] {
        var hash = Insecure.SHA1()
        unsafe bytes.withUnsafeBytes { all in
            unsafe hash.update(
                bufferPointer: UnsafeRawBufferPointer(rebasing: all.prefix(count ?? all.count)))
        }
        return Array(hash.finalize())
    }
}
