extension Query {
    /// Puts records in the query's order; absent values come last in either direction.
    ///
    /// What the keys leave equal is ordered as its kind is: tasks by creation, commands by
    /// sequence and start, entries by start, and all of them by id or name in the end.
    package func arrange<Subject: QuerySubject>(
        _ records: inout [Subject], in context: any QueryContext
    ) {
        records = sorted(Array(records.indices), of: records, in: context).map { records[$0] }
    }

    /// The records that meet the condition, in order, up to the limit.
    ///
    /// Throws when the kind lacks a field that the query asks for or sorts by.
    package func results<Subject: QuerySubject>(
        among records: some Sequence<Subject>, in context: any QueryContext
    ) throws(QueryError) -> [Subject] {
        let matcher = try matcher(for: Subject.self, in: context)
        let records = Array(records)
        let found = records.indices.filter { matcher.matches(records[$0]) }
        let places = sorted(found, of: records, in: context)
        return places.prefix(limit ?? places.count).map { records[$0] }
    }

    /// Places are sorted, not records: a record is hundreds of bytes of counted references.
    private func sorted<Subject: QuerySubject>(
        _ places: [Int], of records: [Subject], in context: any QueryContext
    ) -> [Int] {
        let rows = places.map { (place: $0, values: values(of: records[$0], in: context)) }
        return rows.sorted { precedes($0.values, $1.values) }.map(\.place)
    }

    private func values(
        of record: some QuerySubject, in context: any QueryContext
    ) -> [SortValue?] {
        sort.map { record.field($0.field.qualifier, in: context)?.sortValue($0.field) }
            + record.naturalOrder
    }

    private func precedes(_ left: [SortValue?], _ right: [SortValue?]) -> Bool {
        for index in left.indices where left[index] != right[index] {
            guard let first = left[index], let second = right[index] else {
                return left[index] != nil
            }
            let isDescending = index < sort.count && sort[index].isDescending
            return isDescending ? second < first : first < second
        }
        return false
    }
}
