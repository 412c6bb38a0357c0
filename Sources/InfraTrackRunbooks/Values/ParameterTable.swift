import InfraTrack

/// The parameters of a runbook, each value under one name.
struct ParameterTable {
    /// A parameter with where its value came from.
    struct Entry {
        let name: String
        let value: String
        let kind: ValueKind
        /// The step whose output gave it.
        var origin: String?
    }

    private(set) var entries: [Entry] = []
    private var names: [Key: String] = [:]
    private var taken: Set<String>

    private struct Key: Hashable {
        let value: String
        let kind: String
        let scope: String
    }

    /// - Parameter texts: all commands, whose own variables give no names.
    init(avoiding texts: [String]) {
        taken = ValueKind.shellsOwn
        for text in texts { taken.formUnion(Self.variables(in: text)) }
    }

    /// The name for a value; secrets of different records are never taken for one.
    mutating func name(of found: FoundValue, record: String, origin: String?) -> String {
        var scope = ""
        if case .mask = found.kind { scope = record }
        let key = Key(value: found.value, kind: found.kind.name, scope: scope)
        if let name = names[key] { return name }
        let name = free(found.name)
        names[key] = name
        taken.insert(name)
        entries.append(Entry(name: name, value: found.value, kind: found.kind, origin: origin))
        return name
    }

    /// The name that a value has already.
    func existingName(of found: FoundValue, record: String) -> String? {
        var scope = ""
        if case .mask = found.kind { scope = record }
        return names[Key(value: found.value, kind: found.kind.name, scope: scope)]
    }

    /// The name that stands for a text, whatever it is.
    func name(ofText text: String) -> String? { entries.first { $0.value == text }?.name }

    private func free(_ name: String) -> String {
        guard taken.contains(name) else { return name }
        var number = 2
        while taken.contains("\(name)_\(number)") { number += 1 }
        return "\(name)_\(number)"
    }

    /// Every `$NAME` and `${NAME…` of a text.
    static func variables(in text: String) -> Set<String> {
        var names: Set<String> = []
        var rest = text.utf8[...]
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            rest = rest[dollar...].dropFirst()
            if rest.first == UInt8(ascii: "{") { rest.removeFirst() }
            let name = rest.prefix(while: ShellText.isName)
            if !name.isEmpty { names.insert(String(Substring(name))) }
        }
        return names
    }
}

/// Puts values into the places of parameters.
enum Substitution {
    /// The text with every `${NAME}` of a known name replaced; all else stays as it is.
    static func render(_ text: String, _ values: [String: String]) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        var result = ""
        var rest = text[...]
        while let dollar = rest.utf8.firstIndex(of: UInt8(ascii: "$")) {
            result += rest[..<dollar]
            rest = rest[dollar...]
            guard let (name, end) = reference(rest), let value = values[name] else {
                result.append("$")
                rest = rest[rest.utf8.index(after: dollar)...]
                continue
            }
            result += value
            rest = rest[end...]
        }
        return result + rest
    }

    private static func reference(_ text: Substring) -> (String, Substring.Index)? {
        let inner = text.utf8.dropFirst()
        guard inner.first == UInt8(ascii: "{") else { return nil }
        let name = inner.dropFirst().prefix(while: ShellText.isName)
        guard !name.isEmpty, name.endIndex < text.endIndex,
            text.utf8[name.endIndex] == UInt8(ascii: "}")
        else { return nil }
        return (String(Substring(name)), text.utf8.index(after: name.endIndex))
    }
}
