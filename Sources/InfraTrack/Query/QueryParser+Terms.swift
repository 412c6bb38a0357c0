/// A qualifier with its sign, as in `priority<=`.
struct QueryHead {
    /// The name in lower case.
    let name: String
    let comparison: Query.Comparison
    let nameSpan: Range<Int>
    let span: Range<Int>
}

extension QueryParser {
    /// Reads a quoted text, a word, or a qualifier with its values.
    mutating func leaf() throws(QueryError) -> Query.Expression {
        if scanner.peek() == UInt8(ascii: "\"") { return try quotedText() }
        guard let head = try takeHead() else { return try word() }
        guard !QuerySyntax.directives.contains(head.name) else { throw misplaced(head) }
        guard let qualifier = Query.Qualifier(rawValue: head.name) else { throw unknown(head) }
        var terms: [Query.Expression] = []
        for (value, span) in try values(of: head) {
            terms.append(.term(try term(qualifier, head, value, span)))
        }
        return .or(terms)
    }

    private func term(
        _ qualifier: Query.Qualifier, _ head: QueryHead, _ value: WrittenValue, _ span: Range<Int>
    ) throws(QueryError) -> Query.Term {
        do {
            let operand = try qualifier.operand(head.comparison, value)
            return Query.Term(qualifier, head.comparison, operand)
        } catch {
            throw QueryError(error, text: scanner.text, span: span)
        }
    }

    private mutating func quotedText() throws(QueryError) -> Query.Expression {
        let start = scanner.position
        let text = try scanner.quoted()
        try requireWordEnd(from: start)
        let value = (WrittenValue(text: text, isQuoted: true), start..<scanner.position)
        let head = QueryHead(
            name: "text", comparison: .equals, nameSpan: value.1, span: value.1)
        return .term(try term(.text, head, value.0, value.1))
    }

    private mutating func word() throws(QueryError) -> Query.Expression {
        let start = scanner.position
        scanner.skip { !QuerySyntax.endsWord($0) && !QuerySyntax.breaksWord($0) }
        let text = scanner.string(start..<scanner.position)
        try requireWordEnd(from: start)
        guard !(QuerySyntax.keywords.contains(text)) else { throw strayKeyword(text, at: start) }
        return text == QuerySyntax.everything ? .all : .text(text)
    }

    private func strayKeyword(_ word: String, at start: Int) -> QueryError {
        scanner.error(
            "A condition is missing before \(word).",
            cure: "Write the condition, or quote \"\(word)\" to search for the word.",
            at: start..<scanner.position)
    }

    /// Words, quoted texts and values end where space, a closing parenthesis or the text's end is.
    func requireWordEnd(from start: Int) throws(QueryError) {
        guard !scanner.isAtWordEnd else { return }
        throw scanner.error(
            "A quotation mark or a parenthesis is in the middle of a word.",
            cure:
                "Write a space before it, or put the whole in quotes, with \\\" for a quote in it.",
            at: scanner.position..<scanner.position + 1)
    }
}

extension QueryParser {
    /// Takes a qualifier and its sign, or leaves the text alone when there is none.
    mutating func takeHead() throws(QueryError) -> QueryHead? {
        let start = scanner.position
        guard scanner.peek().map(QuerySyntax.isLetter) ?? false else { return nil }
        scanner.skip(while: QuerySyntax.isName)
        let nameSpan = start..<scanner.position
        let name = scanner.string(nameSpan).lowercased()
        try refuseAssignment(name, from: start)
        guard let comparison = takeComparison() else {
            scanner.position = start
            return nil
        }
        return QueryHead(
            name: name, comparison: comparison, nameSpan: nameSpan, span: start..<scanner.position)
    }

    private mutating func takeComparison() -> Query.Comparison? {
        let hasColon = scanner.take(":")
        if scanner.take("<") { return scanner.take("=") ? .lessOrEqual : .less }
        if scanner.take(">") { return scanner.take("=") ? .greaterOrEqual : .greater }
        return hasColon ? .equals : nil
    }

    private func refuseAssignment(_ name: String, from start: Int) throws(QueryError) {
        let isKnown =
            Query.Qualifier(rawValue: name) != nil || QuerySyntax.directives.contains(name)
        guard isKnown, scanner.peek() == UInt8(ascii: "=") else { return }
        throw scanner.error(
            "\"\(name)=\" is neither a qualifier nor a word.",
            cure: "Write \(name): before the value, or quote the whole to search for it.",
            at: start..<scanner.position + 1)
    }

    /// Reads the values after a qualifier, separated by commas.
    mutating func values(
        of head: QueryHead
    ) throws(QueryError) -> [(value: WrittenValue, span: Range<Int>)] {
        var values: [(value: WrittenValue, span: Range<Int>)] = []
        repeat {
            let start = scanner.position
            let value = try value(of: head)
            values.append((value, start..<scanner.position))
        } while scanner.take(",")
        try requireWordEnd(from: head.span.lowerBound)
        guard values.count == 1 || head.comparison == .equals else {
            throw scanner.error(
                "A list cannot be compared with \"\(head.comparison.rawValue)\".",
                cure: "Write one value, or \(head.name): before the list.",
                at: head.span.upperBound..<scanner.position)
        }
        return values
    }

    private mutating func value(of head: QueryHead) throws(QueryError) -> WrittenValue {
        if scanner.peek() == UInt8(ascii: "\"") {
            return WrittenValue(text: try scanner.quoted(), isQuoted: true)
        }
        let start = scanner.position
        scanner.skip { !QuerySyntax.endsValue($0) }
        guard scanner.position > start else {
            throw scanner.error(
                "A value of \"\(head.name)\" is missing.",
                cure: "Write it right after the sign or the comma, without a space.",
                at: head.span.lowerBound..<max(start, head.span.upperBound))
        }
        return WrittenValue(text: scanner.string(start..<scanner.position), isQuoted: false)
    }
}

extension QueryParser {
    private func unknown(_ head: QueryHead) -> QueryError {
        let names = (Query.Qualifier.allCases.map(\.rawValue) + QuerySyntax.directives).sorted()
        let question = Suggestion(among: names).question(for: head.name)
        return scanner.error(
            "Unknown qualifier \(quotedForMessage(scanner.string(head.nameSpan))).",
            cure: "\(question)Quote the whole to search for it as text. "
                + "The qualifiers are \(names.joined(separator: ", ")).",
            at: head.nameSpan)
    }

    private func misplaced(_ head: QueryHead) -> QueryError {
        scanner.error(
            "\"\(head.name)\" stands inside parentheses or is negated.",
            cure: "Write it beside the conditions"
                + (head.name == "sort" ? "; sort:created-desc turns the order round." : "."),
            at: head.span)
    }
}
