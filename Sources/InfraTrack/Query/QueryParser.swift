/// Reads the query language by recursive descent; `OR` binds less than standing side by side.
struct QueryParser {
    var scanner: QueryScanner
    var sort: [Query.SortKey] = []
    var limit: Int?

    /// Prepares to read; text beyond the limit of length is refused before it is looked at.
    init(_ text: String) throws(QueryError) {
        guard text.utf8.count <= QuerySyntax.maximumLength else {
            throw QueryError(
                "The query is longer than \(QuerySyntax.maximumLength) bytes.",
                cure: "Ask for less at once.", text: "", span: 0..<0)
        }
        scanner = QueryScanner(text)
    }

    mutating func query() throws(QueryError) -> Query {
        let expression = try disjunction(depth: 0)
        guard scanner.isAtEnd else {
            throw scanner.error(
                "This parenthesis closes nothing.",
                cure: "Remove it, or quote it to search for it.",
                at: scanner.position..<scanner.position + 1)
        }
        return Query(expression ?? .all, sort: sort, limit: limit)
    }

    /// Reads alternatives up to the end or a closing parenthesis; nothing at all is `nil`.
    private mutating func disjunction(depth: Int) throws(QueryError) -> Query.Expression? {
        var branches: [Query.Expression] = []
        var keyword: Range<Int>?
        repeat {
            let branch = try conjunction(depth: depth)
            let following = scanner.takeKeyword("OR")
            if let branch {
                branches.append(branch)
            } else if let place = keyword ?? following {
                throw oneSided(place)
            }
            keyword = following
        } while keyword != nil
        return branches.isEmpty ? nil : .or(branches)
    }

    /// Reads conditions that stand side by side.
    private mutating func conjunction(depth: Int) throws(QueryError) -> Query.Expression? {
        var parts: [Query.Expression] = []
        var keyword: Range<Int>?
        while !isAtBranchEnd() {
            if let place = scanner.takeKeyword("AND") {
                guard keyword == nil, !parts.isEmpty else { throw oneSided(place) }
                keyword = place
                continue
            }
            if depth == 0, try takeDirective() { continue }
            parts.append(try operand(depth: depth))
            keyword = nil
        }
        if let keyword { throw oneSided(keyword) }
        return parts.isEmpty ? nil : .and(parts)
    }

    private mutating func isAtBranchEnd() -> Bool {
        scanner.skipSpace()
        let start = scanner.position
        defer { scanner.position = start }
        return scanner.isAtEnd || scanner.peek() == UInt8(ascii: ")")
            || scanner.takeKeyword("OR") != nil
    }

    private func oneSided(_ place: Range<Int>) -> QueryError {
        let word = scanner.string(place)
        return scanner.error(
            "\(word) needs a condition on \(word == "NOT" ? "its right" : "both sides").",
            cure: "Write the condition, or quote \"\(word)\" to search for the word.", at: place)
    }
}

extension QueryParser {
    /// Reads one condition with what negates it.
    private mutating func operand(depth: Int) throws(QueryError) -> Query.Expression {
        let start = scanner.position
        guard depth <= QuerySyntax.maximumDepth else {
            throw scanner.error(
                "The query is nested deeper than \(QuerySyntax.maximumDepth) levels.",
                cure: "Write it with fewer parentheses and negations.", at: start..<start + 1)
        }
        if let place = scanner.takeKeyword("NOT") {
            guard !isAtBranchEnd() else { throw oneSided(place) }
            return .not(try operand(depth: depth + 1))
        }
        if scanner.take("-") {
            try requireNegated(at: start)
            return .not(try operand(depth: depth + 1))
        }
        return scanner.take("(") ? try group(at: start, depth: depth + 1) : try leaf()
    }

    private func requireNegated(at start: Int) throws(QueryError) {
        guard scanner.isAtWordEnd || scanner.peek() == UInt8(ascii: "-") else { return }
        throw scanner.error(
            "The hyphen negates nothing.",
            cure: "Write a condition right after it, or quote the word to search for it.",
            at: start..<start + 1)
    }

    private mutating func group(
        at start: Int, depth: Int
    ) throws(QueryError) -> Query.Expression {
        let inner = try disjunction(depth: depth)
        guard scanner.take(")") else {
            throw scanner.error(
                "The parenthesis is never closed.", cure: "Write \")\" after the conditions.",
                at: start..<start + 1)
        }
        guard let inner else {
            throw scanner.error(
                "There is nothing between the parentheses.",
                cure: "Write conditions between them, or quote them to search for them.",
                at: start..<scanner.position)
        }
        return inner
    }
}
