package import FrontMatter

/// A record that can be read from a document and written field by field.
package protocol StoredRecord: Record, Identifiable where ID: Sendable {
    /// The keys in the order they have in a file that we create.
    static var keyOrder: [String] { get }
    /// The id a caller gives, as the record's path or front matter has it.
    init(reading fields: FieldReader) throws(LedgerError)
    /// Writes every field that is not absent, in any order.
    func write(to fields: inout FieldWriter)
    /// The path of a file we create, relative to the store root.
    func newPath(at now: Timestamp) -> String
    /// What it is found by, besides its id.
    var postings: [Posting] { get }
    /// Appends those of its postings that belong to one facet.
    func collect(_ facet: Posting.Facet, into postings: inout [Posting])
    /// The first words of a commit message about it.
    var subject: String { get }
    /// Throws when a value breaks the format in a way its type allows.
    func validate() throws(LedgerError)
    /// Adds to the record's own tally of masks, if its kind keeps one.
    mutating func count(_ counts: [RedactionCount])
}

extension StoredRecord {
    package var postings: [Posting] { [] }
    package func collect(_ facet: Posting.Facet, into postings: inout [Posting]) {
        for posting in self.postings where posting.facet == facet { postings.append(posting) }
    }
    package func validate() throws(LedgerError) {}
    package mutating func count(_ counts: [RedactionCount]) {}

    /// The fields in canonical order.
    package var fields: [(String, Value)] {
        var writer = FieldWriter()
        write(to: &writer)
        return Self.keyOrder.compactMap { key in writer.values[key].map { (key, $0) } }
    }
}
