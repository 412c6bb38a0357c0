import StrictJSON

/// Collects what a source lists, and keeps everything out that must not be stored.
struct ListingBuilder {
    private(set) var listing = InventoryListing()
    private var dropped: Set<String> = []
    private var sensitive = SensitiveNames()

    /// Takes an item in, or refuses it for its names.
    mutating func add(_ item: InventoryItem) {
        var item = item
        if let fault = SafeText.fault(inIdentity: item.identity)
            ?? SafeText.fault(inName: item.name)
        {
            return refuse(item.place, fault)
        }
        item.labels = item.labels.filter { SafeText.word($0) != nil }.sorted()
        item.environment = SafeText.word(item.environment)
        item.owner = SafeText.word(item.owner)
        item.address = item.address.flatMap { SafeText.fault(inIdentity: $0) == nil ? $0 : nil }
        item.identifiers = kept(item.identifiers, of: item)
        item.attributes = kept(item.attributes, of: item)
        listing.items.append(item)
    }

    /// The texts that are short and plain; the paths of the others are told.
    private mutating func kept(
        _ texts: [String: String], of item: InventoryItem
    ) -> [String: String] {
        texts.filter { name, text in
            if text.isEmpty { return false }
            if text.utf8.count <= InventoryLimits.attribute, SafeText.isPlain(text) { return true }
            drop("\(item.type).\(name)")
            return false
        }
    }

    /// Notes something that is not taken.
    mutating func refuse(_ place: String, _ reason: String) {
        listing.refused.append(InventoryListing.Refusal(place, reason))
    }

    /// Notes a thing that is no component.
    mutating func ignore(_ type: String) { listing.ignored[type, default: 0] += 1 }

    /// Notes an attribute that was left out.
    mutating func drop(_ path: String) { dropped.insert(String(path.prefix(300))) }

    /// Notes why the listing may not be whole; the first reason is kept.
    mutating func markPartial(_ reason: String) {
        listing.partial = listing.partial ?? reason
    }

    mutating func mark(lineage: String?, serial: Int?) {
        listing.lineage = lineage
        listing.serial = serial
    }

    /// What was collected.
    mutating func finish() throws(InventoryError) -> InventoryListing {
        guard listing.items.count <= InventoryLimits.items else {
            throw InventoryError(
                .tooLarge, "The listing has more than \(InventoryLimits.items) items.",
                cure: "Import parts of it into scopes of their own.")
        }
        listing.dropped = dropped.sorted()
        return listing
    }
}

extension ListingBuilder {
    /// Whether an attribute's name is that of a secret.
    mutating func isSensitive(_ name: String) -> Bool { sensitive.contain(name) }

    /// Notes the paths of all that may be secret in a value.
    mutating func scan(_ value: JSON, at path: String) {
        switch value.kind {
        case .object(let members):
            for (key, member) in members {
                if sensitive.contain(key)
                    || (member.isContainer && SensitiveNames.isBlock(key))
                {
                    if member.holdsText { drop("\(path).\(key)") }
                } else if member.isContainer {
                    scan(member, at: "\(path).\(key)")
                }
            }
        case .array(let items):
            for item in items where item.isContainer { scan(item, at: path + "[]") }
        default: break
        }
    }

    /// The scalars at some paths, by the names they are kept under; secrets are left out.
    mutating func attributes(
        _ value: JSON, _ table: [(path: String, name: String)]
    ) -> [String: String] {
        var attributes: [String: String] = [:]
        for (path, name) in table {
            guard let text = value.scalar(path), !sensitive.contain(name) else { continue }
            attributes[name] = text
        }
        return attributes
    }

    /// Tags without those that may be secret, and without a cloud's own.
    mutating func tags(_ tags: [String: String], at path: String) -> [String: String] {
        tags.filter { name, value in
            if name.hasPrefix("aws:") || name.hasPrefix("goog-") { return false }
            guard sensitive.contain(name) else { return true }
            if !value.isEmpty { drop("\(path).\(name)") }
            return false
        }
    }

    /// Tags as labels: `name=value`, or the name of one without a value.
    static func labels(_ tags: [String: String]) -> [String] {
        let words = tags.filter { $0.key.lowercased() != "name" }.map {
            $0.value.isEmpty ? $0.key : "\($0.key)=\($0.value)"
        }
        return Array(words.sorted().prefix(InventoryLimits.list))
    }
}

extension JSON {
    /// Whether it may have members.
    var isContainer: Bool {
        switch kind {
        case .array, .object: true
        default: false
        }
    }
}
