/// What a source lists, and what of it was not taken.
public struct InventoryListing: Sendable, Hashable {
    /// The things.
    public var items: [InventoryItem] = []
    /// What could not be taken, with the reason.
    public var refused: [Refusal] = []
    /// The paths of the attributes that were left out because they may be secret.
    public var dropped: [String] = []
    /// How many things of a type were left alone because they are no components.
    public var ignored: [String: Int] = [:]
    /// The types of which it lists all there are, whatever collection they belong to.
    public var wholeTypes: Set<String> = []
    /// Why something may be missing from it; `nil` when it is whole.
    public var partial: String?
    /// What tells one series of versions from another, such as a Terraform lineage.
    public var lineage: String?
    /// The version within the series.
    public var serial: Int?

    /// Makes an empty listing.
    public init() {}

    /// A thing that was not taken.
    public struct Refusal: Sendable, Hashable {
        /// Where it stands in the listing.
        public var place: String
        /// Why, a full sentence.
        public var reason: String

        /// Makes a refusal.
        public init(_ place: String, _ reason: String) {
            self.place = place
            self.reason = reason
        }
    }
}
