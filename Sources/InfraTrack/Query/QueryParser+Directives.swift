extension QueryParser {
    /// Takes `sort:` or `limit:` with its values, if one stands here.
    mutating func takeDirective() throws(QueryError) -> Bool {
        let start = scanner.position
        guard let head = try takeHead(), QuerySyntax.directives.contains(head.name) else {
            scanner.position = start
            return false
        }
        guard head.comparison == .equals else {
            throw scanner.error(
                "\"\(head.name)\" compares nothing.", cure: "Write \(head.name): before the value.",
                at: head.span)
        }
        let values = try values(of: head)
        if head.name == "sort" {
            for (value, span) in values { sort.append(try sortKey(value.text, at: span)) }
        } else {
            try setLimit(at: head.span.upperBound..<scanner.position)
        }
        return true
    }

    /// Reads `created`, `created-asc`, `created-desc` or `-created`.
    private func sortKey(
        _ text: String, at span: Range<Int>
    ) throws(QueryError) -> Query.SortKey {
        let typed = text.lowercased()
        let isDescending = typed.hasPrefix("-") || typed.hasSuffix("-desc")
        var name = typed[...]
        if name.hasPrefix("-") { name = name.dropFirst() }
        if name.hasSuffix("-desc") { name = name.dropLast(5) }
        if name.hasSuffix("-asc") { name = name.dropLast(4) }
        let choices = Query.SortKey.Field.allCases.map(\.rawValue)
        guard let field = Query.SortKey.Field(rawValue: String(name)) else {
            let question = Suggestion(among: choices).question(for: String(name))
            throw scanner.error(
                "Records cannot be sorted by \(quotedForMessage(text)).",
                cure: "\(question)The keys are \(choices.joined(separator: ", ")), each with "
                    + "\"-desc\" for the other direction.",
                at: span)
        }
        return Query.SortKey(field, isDescending: isDescending)
    }

    private mutating func setLimit(at span: Range<Int>) throws(QueryError) {
        let text = scanner.string(span)
        guard limit == nil else {
            throw scanner.error("The limit is given twice.", cure: "Write one limit.", at: span)
        }
        guard let number = Int(text), number >= 0 else {
            throw scanner.error(
                "\(quotedForMessage(text)) is not a number of records.",
                cure: "Write a whole number, as in limit:20.", at: span)
        }
        limit = number
    }
}
