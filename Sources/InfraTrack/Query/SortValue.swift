/// What records are compared by.
package enum SortValue: Comparable, Sendable {
    /// A rank, an instant or an id.
    case number(UInt64)
    /// A text, by its Unicode scalars.
    case text(String)

    init(_ id: RecordID) { self = .number(id.bits) }

    /// Signed numbers keep their order when the sign bit is flipped.
    init(_ number: Int64) { self = .number(UInt64(bitPattern: number) ^ 1 << 63) }

    init(_ number: Int) { self.init(Int64(number)) }

    init(_ timestamp: Timestamp) { self.init(timestamp.microseconds) }

    init(_ moment: Moment) { self.init(moment.interval.lowerBound) }

    init(exactly text: String) { self = .text(text) }

    /// A text in any letter case.
    init(folding text: String) { self = .text(text.lowercased()) }
}

extension QueryField {
    /// What a record is sorted by in this field.
    func sortValue(_ field: Query.SortKey.Field) -> SortValue? {
        guard !isAbsent else { return nil }
        return switch self {
        case .word(let word):
            field == .status
                ? Query.states.firstIndex(of: word ?? "").map(SortValue.init)
                : word.map(SortValue.init(folding:))
        case .priority(let priority):
            priority.flatMap(Priority.allCases.firstIndex).map(SortValue.init)
        case .moment(let moment): moment.map(SortValue.init)
        case .keys(let keys): (keys.min()?.description).map(SortValue.init(exactly:))
        case .id(let id): id.map(SortValue.init)
        case .name(let name): SortValue(exactly: name)
        case .texts(let texts): texts.first.map(SortValue.init(folding:))
        default: nil
        }
    }
}
