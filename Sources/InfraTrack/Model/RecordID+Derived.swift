import Crypto

extension RecordID {
    /// Derives an id from text, the same on every machine.
    ///
    /// SHA-256 over the parts, each preceded by its length in bytes as eight big-endian bytes, so
    /// that no two lists of parts share an encoding; the first 64 bits become the id.
    public static func derived(from parts: [String]) -> RecordID {
        var hash = SHA256()
        for part in parts {
            let bytes = Array(part.utf8)
            let length = UInt64(bytes.count)
            hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) })
            hash.update(data: bytes)
        }
        let entropy = hash.finalize().prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return RecordID(entropy: entropy)
    }
}
