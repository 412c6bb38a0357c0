/// What a record has in a field that a query asks for.
package enum QueryField: Sendable {
    /// A word that may be absent.
    case word(String?)
    /// Any number of words.
    case words([String])
    /// Yes or no.
    case flag(Bool)
    /// A number that may be absent.
    case number(Int?)
    /// A priority that may be absent.
    case priority(Priority?)
    /// A day or an instant that may be absent.
    case moment(Moment?)
    /// The keys of components.
    case keys([ComponentKey])
    /// An id that may be absent.
    case id(RecordID?)
    /// The ids of other records.
    case ids([RecordID])
    /// A record's own name where that is no id.
    case name(String)
    /// The title, or what stands for it, and the other texts to search.
    case texts([String])
}

extension QueryField {
    /// An instant, or nothing.
    static func instant(_ timestamp: Timestamp?) -> QueryField {
        .moment(timestamp.map(Moment.instant))
    }

    /// A day, or nothing.
    static func day(_ date: CalendarDate?) -> QueryField { .moment(date.map(Moment.date)) }

    var isAbsent: Bool {
        switch self {
        case .word(let word): word?.isEmpty ?? true
        case .words(let words): words.isEmpty
        case .number(let number): number == nil
        case .priority(let priority): priority == nil
        case .moment(let moment): moment == nil
        case .keys(let keys): keys.isEmpty
        case .id(let id): id == nil
        case .ids(let ids): ids.isEmpty
        case .flag, .name, .texts: false
        }
    }
}
