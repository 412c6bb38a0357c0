package import FrontMatter
package import GitStore

/// A record with the document it was read from.
package final class Stored<R: StoredRecord>: Sendable {
    package let record: R
    package let document: Document
    package let path: String
    /// What the file looked like when it was read; `nil` until it is seen again.
    package let stamp: FileStamp?

    package init(_ record: R, _ document: Document, path: String, stamp: FileStamp?) {
        self.record = record
        self.document = document
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
}
