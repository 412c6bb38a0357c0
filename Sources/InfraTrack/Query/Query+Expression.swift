extension Query {
    /// A condition on a record.
    public indirect enum Expression: Hashable, Sendable {
        /// Every record meets it.
        case all
        /// One field compared with one value.
        case term(Term)
        /// All of these hold.
        case and([Expression])
        /// At least one of these holds.
        case or([Expression])
        /// This does not hold.
        case not(Expression)

        /// The condition that no record meets.
        public static let nothing = Expression.not(.all)
    }
}

extension Query.Expression {
    /// Both hold.
    public static func && (left: Self, right: Self) -> Self { Self.and([left, right]).normalized }

    /// At least one holds.
    public static func || (left: Self, right: Self) -> Self { Self.or([left, right]).normalized }

    /// It does not hold.
    public static prefix func ! (condition: Self) -> Self { Self.not(condition).normalized }
}

extension Query.Expression {
    /// The same condition with nested lists joined and constants and double negations resolved.
    var normalized: Self {
        switch self {
        case .all, .term: self
        case .not(let inner): Self.negation(inner.normalized)
        case .and(let parts): Self.conjunction(parts.flatMap { $0.normalized.conjuncts })
        case .or(let parts): Self.disjunction(parts.flatMap { $0.normalized.disjuncts })
        }
    }

    /// The conditions that must all hold.
    var conjuncts: [Self] {
        switch self {
        case .all: []
        case .and(let parts): parts
        default: [self]
        }
    }

    private var disjuncts: [Self] {
        switch self {
        case .nothing: []
        case .or(let parts): parts
        default: [self]
        }
    }

    private static func negation(_ inner: Self) -> Self {
        if case .not(let positive) = inner { positive } else { .not(inner) }
    }

    private static func conjunction(_ parts: [Self]) -> Self {
        guard !parts.contains(.nothing) else { return .nothing }
        return parts.count > 1 ? .and(parts) : parts.first ?? .all
    }

    private static func disjunction(_ parts: [Self]) -> Self {
        guard !parts.contains(.all) else { return .all }
        return parts.count > 1 ? .or(parts) : parts.first ?? .nothing
    }
}
