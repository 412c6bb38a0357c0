import StrictJSON

extension JSON {
    /// Reads the values of a listing, one or several after each other.
    static func values(of payload: [UInt8]) throws(InventoryError) -> [JSON] {
        do {
            return try readStream(
                payload, limit: InventoryLimits.payload, depth: InventoryLimits.depth)
        } catch {
            throw InventoryError(error)
        }
    }

    /// The members of an object.
    var members: [(key: String, value: JSON)]? {
        if case .object(let members) = kind { members } else { nil }
    }

    /// The items of an array.
    var items: [JSON]? {
        if case .array(let items) = kind { items } else { nil }
    }

    /// A string, a number as it was written, or a truth value.
    var scalar: String? {
        switch kind {
        case .string(let text): text
        case .number(let digits): digits
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    /// A string.
    var string: String? {
        if case .string(let text) = kind { text } else { nil }
    }

    /// Whether it says yes.
    var isTrue: Bool {
        if case .bool(true) = kind { true } else { false }
    }

    /// The scalar at a path of keys joined by dots.
    func scalar(_ path: String) -> String? { at(path)?.scalar }

    /// The string at a path of keys joined by dots; the empty one counts as absent.
    func string(_ path: String) -> String? {
        at(path)?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value at a path of keys joined by dots.
    func at(_ path: String) -> JSON? {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return self[path] }
        var value = self
        for key in path.split(separator: ".") {
            guard let next = value[String(key)] else { return nil }
            value = next
        }
        return value
    }

    /// The scalars of an object.
    var scalars: [String: String] {
        var scalars: [String: String] = [:]
        for (key, value) in members ?? [] { scalars[key] = value.scalar }
        return scalars
    }

    /// The tags of a list such as `[{"Key": …, "Value": …}]`, in any letter case, or of an object.
    var tags: [String: String] {
        guard let items else { return scalars }
        var tags: [String: String] = [:]
        for item in items {
            guard let key = item.string("Key") ?? item.string("key") else { continue }
            tags[key] = item.scalar("Value") ?? item.scalar("value") ?? ""
        }
        return tags
    }

    /// Whether there is something in it that could be secret.
    var holdsText: Bool {
        switch kind {
        case .null, .bool: false
        case .number: true
        case .string(let text): !text.isEmpty
        case .array(let items): items.contains(where: \.holdsText)
        case .object(let members): members.contains { $0.value.holdsText }
        }
    }

    /// The whole is not what the source prints.
    func unexpected(_ message: String, cure: String) -> InventoryError {
        InventoryError(.unexpected, message, cure: cure, at: place)
    }
}
