import FrontMatter

/// What `infratrack.yaml` says; each capability reads its own section of ``root``.
public struct Settings: Sendable {
    /// How changes reach git unless a call says otherwise.
    public var mode: Mode = .commit
    /// Whether git's commit hooks run.
    public var hooks = false
    /// The clients by id.
    public var clients: [String: Client] = [:]
    /// The projects by id.
    public var projects: [String: Project] = [:]
    /// The people by id.
    public var people: [String: Member] = [:]
    /// The whole file.
    public let root: SettingsNode

    /// Reads the bytes of `infratrack.yaml`.
    ///
    /// - Throws: ``LedgerError`` with the place and the cure.
    public init(parsing bytes: [UInt8]) throws(LedgerError) {
        do throws(FormatError) {
            root = SettingsNode(try YAMLFile(parsing: bytes))
        } catch {
            throw LedgerError(error, path: Layout.settingsFile)
        }
        guard try root.text("version") == "1" else {
            throw (root["version"] ?? root).invalid(
                "The store's version is not 1.",
                cure: "Use the infratrack that made it, or write “version: 1”.")
        }
        mode = try root.choice("mode", as: Mode.self) ?? .commit
        hooks = try root.parsed("hooks", as: Bool.self, "true or false") ?? false
        for (id, node) in try entries("clients") { clients[id] = try Client(node) }
        for (id, node) in try entries("projects") { projects[id] = try Project(node) }
        for (id, node) in try entries("people") { people[id] = try Member(node) }
    }

    private func entries(_ key: String) throws(LedgerError) -> [(String, SettingsNode)] {
        guard let section = root[key] else { return [] }
        guard section.isMap else {
            throw section.invalid(
                "“\(key)” is not a mapping.", cure: "Write one “id: {…}” line for each.")
        }
        return section.keys.compactMap { id in section[id].map { (id, $0) } }
    }
}

extension Settings {
    /// How changes reach git.
    public enum Mode: String, Hashable, Sendable, CaseIterable {
        /// One commit a transaction.
        case commit
        /// Written and staged: the user's next commit carries them.
        case stage
        /// Written only.
        case write
    }

    /// Somebody who is billed.
    public struct Client: Hashable, Sendable {
        /// The full name.
        public var name: String?
        /// The IANA zone whose days count.
        public var zone: String?
        /// ISO 4217, three letters.
        public var currency: String?

        init(_ node: SettingsNode) throws(LedgerError) {
            name = try node.text("name")
            zone = try node.text("zone")
            currency = try node.text("currency")
        }
    }

    /// Work of one kind for one client.
    public struct Project: Hashable, Sendable {
        /// The full name.
        public var name: String?
        /// The client.
        public var client: String?

        init(_ node: SettingsNode) throws(LedgerError) {
            name = try node.text("name")
            client = try node.text("client")
        }
    }

    /// Somebody who works.
    public struct Member: Hashable, Sendable {
        /// The full name.
        public var name: String?
        /// The mail address, by which git's author is recognised.
        public var email: String?
        /// The IANA zone.
        public var zone: String?

        init(_ node: SettingsNode) throws(LedgerError) {
            name = try node.text("name")
            email = try node.text("email")
            zone = try node.text("zone")
        }
    }

    /// The id of the person with a mail address, in any letter case.
    public func person(email: String) -> String? {
        let wanted = email.lowercased()
        return people.filter { $0.value.email?.lowercased() == wanted }.keys.min()
    }
}
