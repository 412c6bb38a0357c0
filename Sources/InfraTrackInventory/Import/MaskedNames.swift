import InfraTrack

/// Masks secrets in what becomes keys, which are paths of files and words of commit messages.
struct MaskedNames {
    private var known: [String: String] = [:]

    /// The item with masks in its names, the segments of its key, and what others call it by.
    mutating func mask(
        _ item: InventoryItem, by draft: inout Draft
    ) throws(LedgerError) -> InventoryItem {
        guard draft.hasRules else { return item }
        var item = item
        item.name = try text(item.name, &draft)
        for index in item.path.indices { item.path[index] = try text(item.path[index], &draft) }
        item.qualifier = try text(item.qualifier, &draft)
        item.identity = try text(item.identity, &draft)
        for index in item.references.indices {
            item.references[index] = try text(item.references[index], &draft)
        }
        for index in item.relations.indices {
            item.relations[index].target = try text(item.relations[index].target, &draft)
        }
        return item
    }

    private mutating func text(
        _ text: String, _ draft: inout Draft
    ) throws(LedgerError) -> String {
        if let masked = known[text] { return masked }
        let masked = try draft.redact(text)
        known[text] = masked
        return masked
    }
}

extension Provenance {
    /// The same with the masks that are kept in the place of what they stand for.
    ///
    /// A mask that is handed out again has another number, and nobody can tell whether what it hides has
    /// changed.
    func keepingMasks(of base: Provenance?) -> Provenance {
        guard let base else { return self }
        var kept = self
        kept.identifiers = Self.kept(identifiers, base.identifiers)
        kept.attributes = Self.kept(attributes, base.attributes)
        let masks = base.labels.filter { $0.contains(Self.mask) }
        if !masks.isEmpty {
            kept.labels = Set(
                labels.map { label in masks.first { Self.hides($0, label) } ?? label })
        }
        if let old = base.owner, let new = owner, Self.hides(old, new) { kept.owner = old }
        if let old = base.address, let new = address, Self.hides(old, new) { kept.address = old }
        return kept
    }

    private static let mask = "«redacted:"

    private static func kept(
        _ new: [String: String], _ base: [String: String]
    ) -> [String: String] {
        var kept = new
        for (name, old) in base {
            if let text = new[name], hides(old, text) { kept[name] = old }
        }
        return kept
    }

    /// Whether a text with masks may be another text with something hidden.
    private static func hides(_ masked: String, _ text: String) -> Bool {
        guard masked.utf8.contains(0xAB), masked != text else { return false }
        let parts = masked.split(separator: "«", omittingEmptySubsequences: false)
        guard parts.count > 1, masked.contains(mask), let last = parts.last,
            let end = last.firstIndex(of: "»")
        else { return false }
        return text.hasPrefix(parts[0]) && text.hasSuffix(last[end...].dropFirst())
    }
}
