/// One comparison, prepared to be made many times.
enum QueryTest {
    case absent
    case present
    case word(String)
    case flag(Bool)
    case number(Query.Comparison, Int)
    case priority(Query.Comparison, Priority)
    case moment(Query.Comparison, Range<Int64>)
    case keys(Set<ComponentKey>)
    case subtree(ComponentKey)
    case glob(ComponentGlob)
    case id(ClosedRange<UInt64>)
    /// A record's own name, in lower case; an id where the name can begin one.
    case name(String, ClosedRange<UInt64>?)
    case text(TextNeedle)

    init(_ term: Query.Term, in context: any QueryContext) {
        self =
            switch term.operand {
            case .absent: .absent
            case .present: .present
            case .choice(let word), .word(let word): .word(word)
            case .flag(let flag): .flag(flag)
            case .number(let number): .number(term.comparison, number)
            case .priority(let priority): .priority(term.comparison, priority)
            case .moment(let moment): .moment(term.comparison, moment.interval)
            case .span(let first, let last):
                .moment(.equals, first.interval.lowerBound..<last.interval.upperBound)
            case .component(let pattern): Self.component(pattern, in: context)
            case .reference(let prefix): .id(prefix.range)
            case .name(let name): .name(name.lowercased(), RecordIDPrefix(name)?.range)
            case .text(let text): .text(TextNeedle(text))
            }
    }

    private static func component(
        _ pattern: ComponentPattern, in context: any QueryContext
    ) -> QueryTest {
        switch pattern.form {
        case .name: .keys(Set(pattern.keys(in: context)))
        case .subtree(let root): .subtree(root)
        case .glob(let glob): .glob(glob)
        }
    }
}

extension ComponentPattern {
    /// The keys that a key or an alias stands for; none for subtrees and globs.
    func keys(in context: any QueryContext) -> [ComponentKey] {
        guard case .name(let key, let alias) = form else { return [] }
        let keys = (key.map { [$0] } ?? []) + context.componentKeys(alias: alias)
        var seen: Set<ComponentKey> = []
        return (keys + keys.flatMap(context.formerKeys)).filter { seen.insert($0).inserted }
    }
}

extension QueryTest {
    /// Whether a field passes; one of another type never does.
    func passes(_ field: QueryField) -> Bool {
        switch (self, field) {
        case (.absent, _): field.isAbsent
        case (.present, _): !field.isAbsent
        case (.word(let word), .word(let value)): value == word
        case (.word(let word), .words(let values)): values.contains(word)
        case (.flag(let flag), .flag(let value)): value == flag
        case (.number(let comparison, let number), .number(let value?)):
            comparison.holds(value, number)
        case (.priority(let comparison, let priority), .priority(let value?)):
            comparison.holds(value, priority)
        case (.moment(let comparison, let interval), .moment(let value?)):
            comparison.holds(value.interval, interval)
        case (_, .keys(let keys)): keys.contains(where: covers)
        case (.id(let range), .id(let id?)), (.name(_, let range?), .id(let id?)):
            range.contains(id.bits)
        case (.id(let range), .ids(let ids)): ids.contains { range.contains($0.bits) }
        case (.name(let name, _), .name(let value)): value.lowercased() == name
        case (.text(let needle), .texts(let texts)): texts.contains(where: needle.occurs)
        default: false
        }
    }

    private func covers(_ key: ComponentKey) -> Bool {
        switch self {
        case .keys(let keys): keys.contains(key)
        case .subtree(let root): key.isWithin(root)
        case .glob(let glob): glob.covers(key)
        default: false
        }
    }

    /// How dear it is, so that cheap tests are made first.
    var cost: Int {
        switch self {
        case .text: 2
        case .glob: 1
        default: 0
        }
    }
}
