import InfraTrack

/// Who sells or buys, as `infratrack.yaml` has it.
struct UBLParty {
    let name: String
    let street: String?
    let city: String?
    let postalCode: String?
    /// ISO 3166, two capital letters.
    let country: String
    let vatID: String?
    /// The number in a public register.
    let companyID: String?
    let email: String?
    let phone: String?
    let contact: String?
    let endpoint: (scheme: String, id: String)?
    /// How messages name the section.
    let section: String

    /// The seller, from `seller:`.
    static func seller(_ settings: Settings) throws(LedgerError) -> UBLParty {
        guard let node = settings.root["seller"], node.isMap else {
            throw LedgerError(
                .invalid, "The settings do not say who sells.",
                cure:
                    "Add “seller:” with name, address, country and vat_id to infratrack.yaml.",
                path: "infratrack.yaml")
        }
        return try UBLParty(node, "seller", name: try node.text("name"))
    }

    /// The buyer, from `clients:`.
    static func buyer(_ client: String, _ settings: Settings) throws(LedgerError) -> UBLParty {
        guard let node = settings.root["clients"]?[client] else {
            throw LedgerError(
                .missing, "There is no client “\(printable(client))”.",
                cure: "Add it to “clients:” in infratrack.yaml.")
        }
        return try UBLParty(node, "clients: \(client)", name: try node.text("name"))
    }

    private init(
        _ node: SettingsNode, _ section: String, name: String?
    ) throws(LedgerError) {
        guard let name, !name.asOneLine.isEmpty else {
            throw Self.lacks("name", section, node, "“name: ACME GmbH”")
        }
        self.name = name
        self.section = section
        vatID = try node.text("vat_id")?.filter { !$0.isWhitespace }
        companyID = try node.text("company_id")
        email = try node.text("email")
        phone = try node.text("phone")
        contact = try node.text("contact")
        endpoint = try Self.endpoint(node, email: email)
        let address = try UBLAddress(node, section)
        (street, city, postalCode) = (address.street, address.city, address.postalCode)
        guard let country = address.country ?? Self.country(ofVAT: vatID) else {
            throw Self.lacks("country", section, node, "“country: DE”")
        }
        self.country = country
    }

    /// The error of a key that is missing.
    static func lacks(
        _ key: String, _ section: String, _ node: SettingsNode?, _ example: String
    ) -> LedgerError {
        let message = "“\(section)” has no “\(key)”, which the invoice must state."
        let cure = "Add \(example) to “\(section)” in infratrack.yaml."
        return node?.invalid(message, cure: cure)
            ?? LedgerError(.invalid, message, cure: cure, path: "infratrack.yaml")
    }

    /// The country whose letters begin a VAT id.
    private static func country(ofVAT id: String?) -> String? {
        guard let id, id.utf8.count > 3 else { return nil }
        let letters = String(id.prefix(2)).uppercased()
        guard letters.unicodeScalars.allSatisfy({ ("A"..."Z").contains($0) }) else { return nil }
        return ["EL": "GR", "XI": "GB"][letters] ?? letters
    }

    /// The electronic address: `endpoint: "0204:991-1234-56"`, else the mail address.
    private static func endpoint(
        _ node: SettingsNode, email: String?
    ) throws(LedgerError) -> (scheme: String, id: String)? {
        guard let text = try node.text("endpoint") else {
            return email.map { ("EM", $0) }
        }
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, (2...4).contains(parts[0].utf8.count) else {
            throw (node["endpoint"] ?? node).invalid(
                "“\(printable(text))” is no electronic address.",
                cure: "Write the scheme and the id, as in “endpoint: \"0204:991-1234-56\"”.")
        }
        return (parts[0], parts[1])
    }
}

/// A postal address: a mapping, or `Street 1, 10997 Berlin, DE` on one line.
struct UBLAddress {
    let street: String?
    let city: String?
    let postalCode: String?
    let country: String?

    init(_ node: SettingsNode, _ section: String) throws(LedgerError) {
        var country = try node.text("country")
        if let address = node["address"], address.isMap {
            street = try address.text("street")
            city = try address.text("city")
            postalCode = try address.text("postal_code")
            country = try address.text("country") ?? country
        } else {
            var lines = (try node.text("address") ?? "").split { $0 == "," || $0.isNewline }
                .map { String($0).asOneLine }
            if let last = lines.last, lines.count > 2, Self.isCountry(last) {
                country = country ?? last
                lines.removeLast()
            }
            let words = lines.count > 1 ? lines.removeLast().split(separator: " ") : []
            let hasCode = words.count > 1 && words[0].contains(where: \.isNumber)
            postalCode = hasCode ? String(words[0]) : nil
            city = words.isEmpty ? nil : words.dropFirst(hasCode ? 1 : 0).joined(separator: " ")
            street = lines.isEmpty ? nil : lines.joined(separator: ", ")
        }
        if let country, !Self.isCountry(country) {
            throw node.invalid(
                "The country “\(printable(country))” of “\(section)” is no code of ISO 3166.",
                cure: "Write two capital letters, such as DE.")
        }
        self.country = country
    }

    private static func isCountry(_ text: String) -> Bool {
        text.utf8.count == 2 && text.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) }
    }
}
