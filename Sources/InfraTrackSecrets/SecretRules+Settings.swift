public import InfraTrack

extension SecretRules {
    /// The standard rules, and those of `redaction:` in `infratrack.yaml`.
    ///
    /// `rules` adds tokens by prefix, and `allow` lists values that are never masked. `values` says
    /// where known values come from; a program reads them there, see ``KnownValueSource``.
    ///
    /// What `encryption:` names is sealed for its recipients.
    ///
    /// - Parameters:
    ///   - settings: the store's settings.
    ///   - known: values that are masked wherever they stand, also in a URL, in JSON and within
    ///     base64; those of fewer than four bytes are left out, for they stand in other words too.
    ///   - entropy: where the keys of sealed texts come from. It is the system's by default,
    ///   also where ids are pinned: a key that can be told in advance is none.
    /// - Throws: `LedgerError` at the entry that is wrong.
    public init(
        settings: Settings, known: [String] = [],
        entropy: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) }
    ) throws(LedgerError) {
        var custom = CustomRules()
        custom.values = Set(known.filter { $0.utf8.count >= 4 && !$0.contains("«") }).sorted()
        let sealer = try StoreSealer(settings, entropy: entropy)
        guard let section = settings.root["redaction"] else {
            self.init(custom, sealer: sealer)
            return
        }
        if let rules = section["rules"] {
            for node in rules.items { custom.prefixes.append(try PrefixRule(node)) }
        }
        _ = try KnownValueSource(settings)
        if let allowed = section["allow"] {
            for node in allowed.items { custom.allowed.insert(try node.plainText()) }
        }
        self.init(custom, sealer: sealer)
    }
}

extension SettingsNode {
    fileprivate func plainText() throws(LedgerError) -> String {
        guard let text else {
            throw invalid("This is not a text.", cure: "Write one value on each line of the list.")
        }
        return text
    }
}

extension PrefixRule {
    fileprivate init(_ node: SettingsNode) throws(LedgerError) {
        let id = try Self.required("id", of: node)
        guard id.utf8.allSatisfy(ByteSet("a-z0-9-").contains), !id.isEmpty else {
            throw node.invalid(
                "The id of a redaction rule is not lower-case letters, digits and “-”.",
                cure: "Rename it; the id is written into each mask.")
        }
        let prefix = try Self.required("prefix", of: node)
        guard prefix.utf8.count >= 2, !prefix.contains("«") else {
            throw node.invalid(
                "The prefix is too short to tell a secret.", cure: "Give at least 2 bytes.")
        }
        let length = try node.parsed("length", as: Int.self, "a whole number") ?? 16
        guard (1...100_000).contains(length) else {
            throw node.invalid("The length is not between 1 and 100000.", cure: "Correct “length”.")
        }
        self.init(id, prefix, try Self.charset(node), atLeast: length)
    }

    private static func required(_ key: String, of node: SettingsNode) throws(LedgerError) -> String
    {
        guard let text = try node.text(key) else {
            throw node.invalid("A redaction rule has no “\(key)”.", cure: "Write “\(key): …”.")
        }
        return text
    }

    private static func charset(_ node: SettingsNode) throws(LedgerError) -> ByteSet {
        guard let name = try node.text("charset") else { return .token }
        guard let set = sets[name] else {
            let known = sets.keys.sorted().joined(separator: ", ")
            throw (node["charset"] ?? node).invalid(
                "“\(name)” is no set of characters.", cure: "Use one of \(known).")
        }
        return set
    }

    private static let sets: [String: ByteSet] = [
        "alphanumeric": .alphanumeric, "base64": .base64, "base64url": .token, "digits": .digits,
        "dotted": .dotted, "hex": .hex, "lower": "a-z0-9", "upper": "A-Z0-9", "word": .word,
    ]
}
