package import FrontMatter
package import GitStore

/// A record with the bytes it was read from.
package final class Stored<R: StoredRecord>: Sendable {
    package let record: R
    package let bytes: [UInt8]
    package let path: String
    /// What the file looked like when it was read; `nil` until it is seen again.
    package let stamp: FileStamp?

    package init(_ record: R, _ document: Document, path: String, stamp: FileStamp?) {
        self.record = record
        bytes = document.bytes
        self.path = path
        self.stamp = stamp
    }

    /// Reads the record off a document.
    package convenience init(
        reading document: Document, path: String, stamp: FileStamp?
    ) throws(LedgerError) {
        let record = try R(reading: FieldReader(document, path: path))
        self.init(record, document, path: path, stamp: stamp)
    }

    /// The bytes with their fields found again.
    ///
    /// That takes a microsecond, and few records are ever edited: kept for all, the fields of a
    /// large store would take more memory than its text.
    package var document: Document? { try? Document(parsing: bytes) }

    /// The file as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
