/// How an import goes.
public struct ImportOptions: Sendable, Hashable {
    /// Whether nothing is to be written.
    public var isTrial: Bool
    /// Whether many components may be taken for gone at once, an empty listing counts, and a state may
    /// take the place of another.
    public var acceptsRetirements: Bool

    /// Makes options.
    public init(isTrial: Bool = false, acceptsRetirements: Bool = false) {
        self.isTrial = isTrial
        self.acceptsRetirements = acceptsRetirements
    }
}
