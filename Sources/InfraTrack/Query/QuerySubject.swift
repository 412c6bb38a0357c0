/// A record that queries can look at.
package protocol QuerySubject: Record {
    /// What it has in a field; `nil` for fields that records of its kind do not have.
    func field(_ qualifier: Query.Qualifier, in context: any QueryContext) -> QueryField?
    /// The values that order records of its kind when the query does not; the last one is unique.
    var naturalOrder: [SortValue?] { get }
}

extension QuerySubject {
    /// A property of the components the record concerns.
    func words(
        of keys: [ComponentKey], in context: any QueryContext, _ word: (Component) -> String?
    ) -> QueryField {
        let found = context.withCurrent(keys).compactMap(context.component)
        guard keys.count != 1 || found.count > 1 else { return .word(found.first.flatMap(word)) }
        return .words(found.compactMap(word))
    }
}
