/// What to look for among records: a condition, an order and a limit.
///
/// Written as text (`status:open component:acme/prod/** sort:priority limit:20`) or built in code
/// (`Query(.status(.open) && .component("acme/prod/**")).sorted(by: .priority).limited(to: 20)`).
/// A query knows no kind of record until it runs; ``validate(for:)`` tells whether it can.
public struct Query: Hashable, Sendable {
    /// The condition; kept in its normal form, so that equal meanings written alike are equal.
    public var expression: Expression {
        didSet { expression = expression.normalized }
    }
    /// The order, most significant key first; the kind's own order decides what remains equal.
    public var sort: [SortKey]
    /// The most records to return; never negative, all of them when absent.
    public var limit: Int? {
        didSet { limit = limit.map { max(0, $0) } }
    }

    /// The query that every record answers.
    public static let all = Query(.all)

    /// Makes a query of a condition.
    public init(_ expression: Expression, sort: [SortKey] = [], limit: Int? = nil) {
        self.expression = expression.normalized
        self.sort = sort
        self.limit = limit.map { max(0, $0) }
    }

    /// Reads the query language.
    ///
    /// Throws a ``QueryError`` that shows the place of the first mistake and how to mend it.
    public init(parsing text: String) throws(QueryError) {
        var parser = try QueryParser(text)
        self = try parser.query()
    }
}

extension Query {
    /// The query with another order.
    public func sorted(by keys: SortKey...) -> Query {
        Query(expression, sort: keys, limit: limit)
    }

    /// The query with another limit.
    public func limited(to limit: Int?) -> Query {
        Query(expression, sort: sort, limit: limit)
    }

    /// The query for those of its records that meet one more condition.
    public func filtered(by condition: Expression) -> Query {
        Query(expression && condition, sort: sort, limit: limit)
    }
}

extension Query: CustomStringConvertible {
    /// The canonical text, which reads back as an equal query; empty for every record.
    public var description: String { QueryPrinter(self).text }
}
