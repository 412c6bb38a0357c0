package import FrontMatter

/// One value of `infratrack.yaml`, with its place for messages.
public struct SettingsNode: Sendable {
    private let file: YAMLFile
    private let value: Value
    /// The keys that lead to it from the top; list items by their index.
    public let path: [String]

    package init(_ file: YAMLFile) {
        self.file = file
        value = .map(file.keys.map { Pair(key: $0, value: file.value($0) ?? .null) })
        path = []
    }

    private init(file: YAMLFile, value: Value, path: [String]) {
        self.file = file
        self.value = value
        self.path = path
    }

    /// The value of a key, or `nil` when absent or null.
    public subscript(key: String) -> SettingsNode? {
        guard let child = value[key], child != .null else { return nil }
        return SettingsNode(file: file, value: child, path: path + [key])
    }

    /// The keys of a mapping in file order; empty for anything else.
    public var keys: [String] {
        guard case .map(let pairs) = value else { return [] }
        return pairs.map(\.key)
    }

    /// The items of a list, or the single value as a list of one.
    public var items: [SettingsNode] {
        guard case .list(let values) = value else { return [self] }
        return values.enumerated().map {
            SettingsNode(file: file, value: $1, path: path + [String($0)])
        }
    }

    /// The text of a scalar, or `nil` for lists and mappings.
    public var text: String? { value.text }

    /// Whether it is a mapping.
    public var isMap: Bool {
        if case .map = value { return true }
        return false
    }

    /// The texts of a list of scalars.
    public var texts: [String] { value.strings ?? [] }

    /// An error at this place.
    public func invalid(_ message: String, cure: String) -> LedgerError {
        let place = file.place(of: path)
        return LedgerError(
            .invalid, message, cure: cure, path: Layout.settingsFile, line: place?.line ?? 1,
            column: place?.column ?? 1)
    }

    /// The text below a key, which must be a scalar if it is there.
    public func text(_ key: String) throws(LedgerError) -> String? {
        guard let node = self[key] else { return nil }
        guard let text = node.text else {
            throw node.invalid("“\(key)” is not a single text.", cure: "Write one value after it.")
        }
        return text
    }

    /// A value below a key that its type reads from text.
    public func parsed<T: LosslessStringConvertible>(
        _ key: String, as type: T.Type, _ form: String
    ) throws(LedgerError) -> T? {
        guard let text = try text(key) else { return nil }
        guard let value = T(text) else {
            throw (self[key] ?? self).invalid(
                "“\(printable(text))” is not \(form).", cure: "Correct “\(key)”.")
        }
        return value
    }

    /// A word of a closed set below a key.
    public func choice<T: RawRepresentable & CaseIterable>(
        _ key: String, as type: T.Type
    ) throws(LedgerError) -> T? where T.RawValue == String {
        guard let text = try text(key) else { return nil }
        guard let value = T(rawValue: text) else {
            let known = T.allCases.map(\.rawValue).joined(separator: ", ")
            throw (self[key] ?? self).invalid(
                "“\(printable(text))” is not one of \(known).", cure: "Correct “\(key)”.")
        }
        return value
    }
}
