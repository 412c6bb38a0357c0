/// How much a document may hold before it is refused.
package struct Limits: Sendable, Hashable {
    /// The size of a file, in bytes.
    package var bytes: Int
    /// The size of a header, in bytes.
    package var header: Int
    /// How deep lists and mappings nest.
    package var depth: Int
    /// How many keys and list items a header holds, aliases counted as what they stand for.
    package var entries: Int

    /// Sets the limits.
    package init(
        bytes: Int = 8 << 20, header: Int = 256 << 10, depth: Int = 16, entries: Int = 10_000
    ) {
        self.bytes = bytes
        self.header = header
        self.depth = depth
        self.entries = entries
    }

    /// 8 MiB a file, 256 KiB a header, 16 levels, 10,000 entries.
    package static let standard = Limits()
}
