/// Writes a query in its canonical form, and remembers where each term stands.
struct QueryPrinter {
    private(set) var text = ""
    private(set) var terms: [(term: Query.Term, span: Range<Int>)] = []
    private(set) var sortKeys: [(key: Query.SortKey, span: Range<Int>)] = []

    init(_ query: Query) {
        let isAlone = query.sort.isEmpty && query.limit == nil
        if query.expression != .all {
            write(query.expression, looseness: isAlone ? .alternatives : .conditions)
        }
        writeSort(query.sort)
        if let limit = query.limit { write("\(text.isEmpty ? "" : " ")limit:\(limit)") }
    }

    private mutating func writeSort(_ keys: [Query.SortKey]) {
        for (index, key) in keys.enumerated() {
            write(index > 0 ? "," : text.isEmpty ? "sort:" : " sort:")
            let start = text.utf8.count
            write(key.description)
            sortKeys.append((key, start..<text.utf8.count))
        }
    }

    private mutating func write(_ more: String) { text += more }

    /// What may stand at a place without parentheses.
    private enum Looseness {
        case one, conditions, alternatives
    }

    private mutating func write(_ expression: Query.Expression, looseness: Looseness) {
        switch expression {
        case .all: write(QuerySyntax.everything)
        case .term(let term): write([term])
        case .not(let inner):
            write("-")
            write(inner, looseness: .one)
        case .and(let parts):
            write(parts, each: .one, separator: " ", isBare: looseness != .one)
        case .or(let parts):
            if let list = expression.valueList { return write(list) }
            write(parts, each: .conditions, separator: " OR ", isBare: looseness == .alternatives)
        }
    }

    private mutating func write(
        _ parts: [Query.Expression], each: Looseness, separator: String, isBare: Bool
    ) {
        if !isBare { write("(") }
        for (index, part) in parts.enumerated() {
            if index > 0 { write(separator) }
            write(part, looseness: each)
        }
        if !isBare { write(")") }
    }

    private mutating func write(_ list: [Query.Term]) {
        for (index, term) in list.enumerated() {
            if index > 0 { write(",") }
            let start = text.utf8.count
            write(index > 0 ? term.writtenValue : term.description)
            terms.append((term, start..<text.utf8.count))
        }
    }
}

extension Query.Term: CustomStringConvertible {
    /// The term as it is written in a query.
    public var description: String {
        guard qualifier != .text else {
            return QuerySyntax.wordNeedsQuotes(value) ? QuerySyntax.quoted(value) : value
        }
        return qualifier.rawValue + comparison.rawValue + writtenValue
    }

    /// The value, in quotes when it needs them.
    var writtenValue: String {
        let isOptional = qualifier.isOptional
        let needsQuotes =
            operand.isFree && QuerySyntax.valueNeedsQuotes(value, isOptional: isOptional)
        return needsQuotes ? QuerySyntax.quoted(value) : value
    }
}

extension Query.Expression {
    /// The terms, when they are alternatives for one field and can be written as a list.
    var valueList: [Query.Term]? {
        guard case .or(let parts) = self else { return nil }
        var terms: [Query.Term] = []
        for part in parts {
            guard case .term(let term) = part, term.comparison == .equals,
                term.qualifier != .text, term.qualifier == terms.first?.qualifier ?? term.qualifier
            else { return nil }
            terms.append(term)
        }
        return terms
    }
}
