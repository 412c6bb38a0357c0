extension InvoiceRecord: QuerySubject {
    /// What queries see in a field; `nil` for fields of other kinds.
    package func field(
        _ qualifier: Query.Qualifier, in context: any QueryContext
    ) -> QueryField? {
        switch qualifier {
        case .id: .name(id)
        case .text: .texts([id, body])
        case .status: .word(status.rawValue)
        case .client: .word(client)
        case .due: .day(due)
        case .start: .day(from)
        case .end: .day(to)
        default: nil
        }
    }

    /// The number.
    package var naturalOrder: [SortValue?] { [SortValue(exactly: id)] }
}
