import InfraTrack
import StrictJSON

extension JSON {
    /// Reads a payload.
    static func payload(
        _ bytes: [UInt8], limit: Int = AlertLimits.payload
    ) throws(AlertError) -> JSON {
        do {
            return try read(bytes, limit: limit, depth: AlertLimits.depth)
        } catch {
            throw AlertError(error)
        }
    }

    /// The text below a key, or `nil` when it is absent or null.
    func string(_ key: String) throws(AlertError) -> String? {
        guard let value = self[key] else { return nil }
        guard case .string(let text) = value.kind else {
            throw value.unexpected("“\(key)” is not a string.")
        }
        return text
    }

    /// The text below a key that must be there.
    func requiredString(_ key: String) throws(AlertError) -> String {
        guard let text = try string(key) else { throw unexpected("“\(key)” is missing.") }
        return text
    }

    /// The items below a key that must be there, a bounded number of them.
    func items(_ key: String, limit: Int) throws(AlertError) -> [JSON] {
        guard let value = self[key] else { throw unexpected("“\(key)” is missing.") }
        guard case .array(let items) = value.kind else {
            throw value.unexpected("“\(key)” is not an array.")
        }
        guard items.count <= limit else {
            throw value.tooLarge("“\(key)” has more than \(limit) items.")
        }
        return items
    }

    /// The texts by name below a key; none when it is absent.
    func strings(_ key: String, limit: Int) throws(AlertError) -> [String: String] {
        guard let value = self[key] else { return [:] }
        guard case .object(let members) = value.kind else {
            throw value.unexpected("“\(key)” is not an object.")
        }
        var texts: [String: String] = [:]
        var size = 0
        for (name, member) in members {
            guard case .string(let text) = member.kind else {
                throw member.unexpected("A value of “\(key)” is not a string.")
            }
            guard (1...AlertLimits.name).contains(name.utf8.count) else {
                throw member.tooLarge(
                    "A name in “\(key)” is empty or longer than \(AlertLimits.name) bytes.")
            }
            texts[name] = text
            size += name.utf8.count + text.utf8.count
        }
        guard members.count <= AlertLimits.names, size <= limit else {
            throw value.tooLarge(
                "“\(key)” has more than \(AlertLimits.names) entries or \(limit) bytes.")
        }
        return texts
    }

    /// A string, number or truth value below keys as text; `nil` when it is absent, empty or none.
    func scalar(_ path: String...) -> String? {
        guard let value = at(path) else { return nil }
        switch value.kind {
        case .string(let text): return text.isEmpty ? nil : text
        case .number(let digits): return digits
        case .bool(let bool): return bool ? "true" : "false"
        case .null, .array, .object: return nil
        }
    }

    /// The value below keys, or at places of arrays.
    func at(_ path: [String]) -> JSON? {
        path.reduce(self as JSON?) { value, key in
            guard case .array(let items)? = value?.kind else { return value?[key] }
            return Int(key).flatMap { items.indices.contains($0) ? items[$0] : nil }
        }
    }

    /// The items of an array below keys; none for anything else.
    func list(_ path: String...) -> [JSON] {
        guard case .array(let items)? = at(path)?.kind else { return [] }
        return items
    }

    /// The members of an object without some of them.
    func without(_ keys: Set<String>) -> JSON {
        guard case .object(let members) = kind else { return self }
        return JSON(.object(members.filter { !keys.contains($0.key) }), at: place)
    }

    /// A payload that is an object or an array, for a look at its marks.
    static func glance(_ payload: [UInt8]) -> JSON? { try? JSON.payload(payload) }

    /// The time below a key; `nil` when it is absent or Go's zero time, which means unset.
    func time(_ key: String) throws(AlertError) -> Timestamp? {
        guard let value = self[key], let text = try string(key) else { return nil }
        guard let time = Timestamp(text) else {
            throw value.unexpected("“\(key)” is not a time in RFC 3339.")
        }
        return time.date(offsetMinutes: 0).year <= 1 ? nil : time
    }

    func unexpected(_ message: String) -> AlertError {
        AlertError(
            .unexpected, message, cure: "Send the monitor's own payload, or name its source.",
            at: place)
    }

    func tooLarge(_ message: String) -> AlertError {
        AlertError(.tooLarge, message, cure: "Send less in one message.", at: place)
    }
}
