public import InfraTrack

/// What happens when a person's entries overlap.
public enum OverlapPolicy: String, Hashable, Sendable, CaseIterable {
    /// The entry is refused.
    case reject
    /// The new entry stands; the others are shortened, split or removed to make room.
    case adjust
    /// Both stand, and nothing is said.
    case allow
    /// Both stand, with a warning.
    case warn

    /// Reads `overlap:` for a person: `overlap: warn`, or a mapping with `default:` and people.
    ///
    /// - Throws: `LedgerError` with the place of a word that is no policy.
    public init(for person: String?, settings: Settings) throws(LedgerError) {
        guard let section = settings.root["overlap"] else {
            self = .warn
            return
        }
        guard section.isMap else {
            self = try settings.root.choice("overlap", as: OverlapPolicy.self) ?? .warn
            return
        }
        let own = try section.choice(person ?? "", as: OverlapPolicy.self)
        let standard = try section.choice("default", as: OverlapPolicy.self)
        self = own ?? standard ?? .warn
    }
}
