public import InfraTrack

extension StoreSealer {
    /// The `encryption:` of `infratrack.yaml`; `nil` when nothing is to be encrypted.
    ///
    /// - Throws: `LedgerError` at the entry that is wrong.
    init?(
        _ settings: Settings, entropy: @escaping @Sendable () -> UInt64
    ) throws(LedgerError) {
        guard let section = settings.root["encryption"] else { return nil }
        for key in section.keys where !["recipients", "fields", "labels"].contains(key) {
            throw (section[key] ?? section).invalid(
                "“\(printable(key))” is no setting of the encryption.",
                cure: "Use recipients, fields and labels.")
        }
        recipients = try section.recipients()
        fields = try Self.fields(section)
        var labels: Set<String> = []
        for node in section.list("labels") { labels.insert(try node.requiredText()) }
        self.labels = labels
        self.entropy = entropy
        guard !fields.isEmpty else { return nil }
        guard !recipients.isEmpty else {
            throw section.invalid(
                "Fields are to be encrypted, and nobody could read them.",
                cure: "Add “recipients”, each the line that “secrets keygen” prints.")
        }
    }

    private static func fields(_ section: SettingsNode) throws(LedgerError) -> Set<String> {
        var fields: Set<String> = []
        for node in section.list("fields") {
            let name = try node.requiredText()
            guard allowed.contains(name) else {
                throw node.invalid(
                    "“\(printable(name))” is nothing that can be encrypted.",
                    cure: "Use some of \(allowed.sorted().joined(separator: ", ")).")
            }
            fields.insert(name)
        }
        return fields
    }
}

extension AgeRecipient {
    /// The recipients that a store names, for programs that encrypt something themselves.
    ///
    /// - Throws: `LedgerError` at the entry that is wrong.
    public static func list(in settings: Settings) throws(LedgerError) -> [AgeRecipient] {
        try settings.root["encryption"]?.recipients() ?? []
    }
}

extension SettingsNode {
    fileprivate func recipients() throws(LedgerError) -> [AgeRecipient] {
        var recipients: [AgeRecipient] = []
        for node in list("recipients") {
            do throws(AgeError) {
                recipients.append(try AgeRecipient(node.text ?? ""))
            } catch {
                throw node.invalid(error.message, cure: error.cure)
            }
        }
        return recipients
    }

    fileprivate func list(_ key: String) -> [SettingsNode] {
        self[key]?.items ?? []
    }

    fileprivate func requiredText() throws(LedgerError) -> String {
        guard let text else {
            throw invalid("This is not a text.", cure: "Write one value on each line of the list.")
        }
        return text
    }
}
