import InfraTrack
import StrictJSON

/// The scalars of a payload that people template themselves, under names without case and marks:
/// `EVENT.ID`, `event_id` and `eventId` are one.
struct AlertFields {
    private var values: [String: String] = [:]

    init(_ value: JSON) { collect(value, "", depth: 0) }

    init(_ texts: [String: String]) {
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) { note(name, text) }
    }

    /// The first of several names that has a value.
    subscript(names: String...) -> String? { names.lazy.compactMap { values[$0] }.first }

    /// The first of several names that has a value, trimmed to one line for a label.
    func line(_ names: String...) -> String? {
        names.lazy.compactMap { values[$0] }.first.map { Plain.line($0, limit: 1000) }
    }

    /// These fields, and another's where these have none.
    func over(_ others: AlertFields) -> AlertFields {
        var all = self
        all.values.merge(others.values) { mine, _ in mine }
        return all
    }

    private mutating func collect(_ value: JSON, _ prefix: String, depth: Int) {
        switch value.kind {
        case .object(let members) where depth < 8:
            for member in members { collect(member.value, prefix + member.key, depth: depth + 1) }
        case .object, .array, .null: break
        case .string(let text): note(prefix, text)
        case .number(let digits): note(prefix, digits)
        case .bool(let bool): note(prefix, bool ? "true" : "false")
        }
    }

    private mutating func note(_ name: String, _ text: String) {
        let name = Self.normal(name)
        guard !Self.isPlaceholder(text), values[name] == nil else { return }
        values[name] = text
    }

    /// Letters and digits in lower case.
    static func normal(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || ("0"..."9").contains($0)
                }))
    }

    /// What monitors leave in the place of a variable that has no value: `{EVENT.ID}`, `$ALERT_ID`,
    /// `$host.name$`, `null`.
    private static func isPlaceholder(_ text: String) -> Bool {
        if text.isEmpty || text == "null" { return true }
        guard let first = text.first, let last = text.last, text.count > 1 else { return false }
        let inner = text.dropFirst().utf8
        let isName = inner.dropLast().allSatisfy { byte in
            Unicode.Scalar(byte).properties.isAlphabetic && byte < 0x80
                || (0x30...0x39).contains(byte) || [0x2E, 0x5F, 0x24, 0x3A].contains(byte)
        }
        let isUpper = !text.contains { $0.isLowercase }
        return isName
            && (first == "{" && last == "}" && isUpper
                || first == "$" && (last == "$" || isUpper && !last.isNumber))
    }
}
