/// A value as it stands after a qualifier.
struct WrittenValue {
    let text: String
    /// Quotes make `none` and `any` ordinary words.
    let isQuoted: Bool
}

extension Query.Qualifier {
    /// Understands a value, or says why it is none of the field's.
    func operand(
        _ comparison: Query.Comparison, _ value: WrittenValue
    ) throws(QueryIssue) -> Query.Operand {
        if comparison != .equals && !isOrdered { throw unordered(comparison) }
        guard let presence = presence(value) else {
            return try operand(comparison, text: value.text)
        }
        guard isOptional else { throw empty }
        guard comparison == .equals else {
            throw QueryIssue(
                "\"\(presence.text)\" cannot be compared with \"\(comparison.rawValue)\".",
                cure: "Write \(rawValue):\(presence.text).")
        }
        return presence
    }

    private func presence(_ value: WrittenValue) -> Query.Operand? {
        if value.text.isEmpty { return .absent }
        guard isOptional, !value.isQuoted else { return nil }
        return switch value.text.lowercased() {
        case "none": .absent
        case "any": .present
        default: nil
        }
    }

    private func operand(
        _ comparison: Query.Comparison, text: String
    ) throws(QueryIssue) -> Query.Operand {
        switch domain {
        case .choice: .choice(try choice(text))
        case .priority: try priority(text)
        case .flag: .flag(try choice(text) == "true")
        case .number: try number(text)
        case .moment: try moment(comparison, text)
        case .component: .component(ComponentPattern(text))
        case .reference: try reference(text)
        case .name: .name(text)
        case .word: .word(text)
        case .text: .text(text)
        }
    }

    private func choice(_ text: String) throws(QueryIssue) -> String {
        guard let found = choices.first(where: { $0.lowercased() == text.lowercased() }) else {
            let isPresence = ["none", "any"].contains(text.lowercased())
            let question =
                isPresence ? "It always has one. " : Suggestion(among: choices).question(for: text)
            throw QueryIssue(
                "\(quotedForMessage(text)) is not a value of \"\(rawValue)\".",
                cure: "\(question)The values are \(choices.joined(separator: ", ")).")
        }
        return found
    }

    private func priority(_ text: String) throws(QueryIssue) -> Query.Operand {
        let name = try choice(text)
        return .priority(Priority(rawValue: name) ?? .p3)
    }

    private func number(_ text: String) throws(QueryIssue) -> Query.Operand {
        if let number = Int(text) { return .number(number) }
        let negated = text.utf8.first == UInt8(ascii: "!") ? Int(text.dropFirst()) : nil
        let cure = negated.map { "Write -\(rawValue):\($0) for every other value." }
        throw QueryIssue(
            "\(quotedForMessage(text)) is not a whole number.",
            cure: cure
                ?? "Write a number, as in \(rawValue):0 or \(rawValue)>0, or \(rawValue):none.")
    }

    private func reference(_ text: String) throws(QueryIssue) -> Query.Operand {
        if let prefix = RecordIDPrefix(text) { return .reference(prefix) }
        throw QueryIssue.notAnID(text, isOptional: isOptional)
    }

    private var empty: QueryIssue {
        QueryIssue(
            "The value of \"\(rawValue)\" is empty.",
            cure: domain == .text
                ? "Write the text to look for." : "Write a value after \"\(rawValue):\".")
    }

    private func unordered(_ comparison: Query.Comparison) -> QueryIssue {
        QueryIssue(
            "\"\(rawValue)\" cannot be compared with \"\(comparison.rawValue)\".",
            cure: "Write \"\(rawValue):\" before the value.")
    }
}

extension Query.Qualifier {
    private func moment(
        _ comparison: Query.Comparison, _ text: String
    ) throws(QueryIssue) -> Query.Operand {
        guard let dots = Self.firstDots(text) else { return .moment(try Self.moment(text)) }
        guard comparison == .equals else {
            throw QueryIssue(
                "A range cannot be compared with \"\(comparison.rawValue)\".",
                cure: "Write \(rawValue):\(quotedForCure(text)), or one day after the sign.")
        }
        let first = try Self.moment(String(Substring(text.utf8.prefix(dots))))
        let last = try Self.moment(String(Substring(text.utf8.dropFirst(dots + 2))))
        guard first.interval.lowerBound < last.interval.upperBound else {
            throw QueryIssue(
                "The range ends before it begins.", cure: "Write \(rawValue):\(last)..\(first).")
        }
        return .span(first, last)
    }

    private func quotedForCure(_ text: String) -> String { String(text.prefix(60)) }

    private static func firstDots(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        let dot = UInt8(ascii: ".")
        return bytes.indices.dropLast().first { bytes[$0] == dot && bytes[$0 + 1] == dot }
    }

    private static func moment(_ text: String) throws(QueryIssue) -> Moment {
        if let moment = Moment(text) { return moment }
        throw QueryIssue(
            "\(quotedForMessage(text)) is not a date.",
            cure: "Write a day as 2026-12-01 or an instant as 2026-12-01T09:00:00Z.")
    }
}

extension QueryIssue {
    static func notAnID(_ text: String, isOptional: Bool = false) -> QueryIssue {
        QueryIssue(
            "\(quotedForMessage(text)) is not the beginning of an id.",
            cure: "An id has ten letters and digits, such as k3f9q2m7xd; its first few are enough"
                + (isOptional ? ", or write \"none\" or \"any\"." : "."))
    }
}
