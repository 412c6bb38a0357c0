extension Query {
    /// A condition prepared for many records of one kind.
    ///
    /// Aliases are resolved, globs taken apart and words folded once; conditions that cost little
    /// are tried first.
    package struct Matcher<Subject: QuerySubject> {
        private let root: MatcherNode
        private let context: any QueryContext

        fileprivate init(_ query: Query, in context: any QueryContext) {
            root = MatcherNode(query.expression, of: Subject.kind, in: context)
            self.context = context
        }

        /// Whether a record meets the condition.
        package func matches(_ record: Subject) -> Bool { holds(root, for: record) }

        private func holds(_ node: MatcherNode, for record: Subject) -> Bool {
            switch node {
            case .always: true
            case .test(let qualifier, let test):
                record.field(qualifier, in: context).map(test.passes) ?? false
            case .every(let parts): parts.allSatisfy { holds($0, for: record) }
            case .some(let parts): parts.contains { holds($0, for: record) }
            case .not(let part): !holds(part, for: record)
            }
        }
    }

    /// Prepares the condition for records of one kind.
    ///
    /// Throws when the kind lacks a field that the query asks for or sorts by. The context is kept.
    package func matcher<Subject: QuerySubject>(
        for type: Subject.Type, in context: any QueryContext
    ) throws(QueryError) -> Matcher<Subject> {
        try validate(for: Subject.kind)
        return Matcher(self, in: context)
    }
}

/// A prepared condition.
private indirect enum MatcherNode {
    case always
    case test(Query.Qualifier, QueryTest)
    case every([MatcherNode])
    case some([MatcherNode])
    case not(MatcherNode)

    init(_ expression: Query.Expression, of kind: RecordKind, in context: any QueryContext) {
        let prepare = { MatcherNode($0, of: kind, in: context) }
        self =
            switch expression {
            case .all: .always
            case .term(let term): .test(term.qualifier, QueryTest(term, in: context))
            case .not(let inner): .not(prepare(inner))
            case .and(let parts): .every(Self.cheapFirst(parts.map(prepare)))
            case .or(let parts): .some(Self.cheapFirst(parts.map(prepare)))
            }
    }

    private static func cheapFirst(_ nodes: [MatcherNode]) -> [MatcherNode] {
        nodes.map { (node: $0, cost: $0.cost) }.sorted { $0.cost < $1.cost }.map(\.node)
    }

    private var cost: Int {
        switch self {
        case .always: 0
        case .test(_, let test): test.cost
        case .not(let part): part.cost
        case .every(let parts), .some(let parts): parts.map(\.cost).max() ?? 0
        }
    }
}
