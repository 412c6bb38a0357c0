extension TimeReport {
    /// One JSON object a line for each row, without the total.
    ///
    /// The first key is the grouping's name; `amount` is a decimal number as text, so that no
    /// reader makes a binary fraction of it.
    public var jsonLines: String { jsonLines(explaining: false) }

    /// The same, with explanations if asked for.
    ///
    /// `explain` says for each rate what it came to, and how the seconds were rounded. Sums over
    /// components have `"rolled_up":true`.
    public func jsonLines(explaining: Bool) -> String {
        lines(rows, explaining: explaining, isRollUp: false)
            + lines(rollUp, explaining: false, isRollUp: true)
    }

    private func lines(_ rows: [Row], explaining: Bool, isRollUp: Bool) -> String {
        rows.map { row in
            var fields = [
                (grouping.rawValue, JSONText.string(row.key)),
                ("sum_seconds", String(row.sumSeconds)),
                ("union_seconds", String(row.unionSeconds)),
                ("billable_seconds", String(row.billableSeconds)),
                ("amount", JSONText.string(row.amount?.decimal)),
                ("currency", JSONText.string(row.currency?.description)),
            ]
            if explaining {
                let texts = row.explanations.map { JSONText.string($0) }
                fields.append(("explain", "[" + texts.joined(separator: ",") + "]"))
            }
            if isRollUp { fields.append(("rolled_up", "true")) }
            return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}\n"
        }.joined()
    }
}

/// Text as JSON writes it.
enum JSONText {
    static func string(_ text: String?) -> String {
        guard let text else { return "null" }
        return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            guard scalar.value < 0x20 else { return String(scalar) }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
    }
}
