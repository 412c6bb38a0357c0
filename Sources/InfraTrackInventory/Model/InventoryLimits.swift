/// How much is read of one listing.
enum InventoryLimits {
    /// Bytes of a listing.
    static let payload = 512 << 20
    /// Levels of nesting.
    static let depth = 64
    /// Things in one listing.
    static let items = 1_000_000
    /// Bytes of an identity or an address.
    static let identity = 1_000
    /// Bytes of a name, a label or a word.
    static let word = 200
    /// Bytes of an attribute.
    static let attribute = 500
    /// Labels and relations of one thing.
    static let list = 200
}
