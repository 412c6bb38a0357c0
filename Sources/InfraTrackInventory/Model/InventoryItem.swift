public import InfraTrack

/// One thing as a source lists it.
public struct InventoryItem: Sendable, Hashable {
    /// What the source calls its kind, such as `aws_instance`.
    public var type: String
    /// What stays the same as long as it is the same thing: an ARN, a self link, a resource id.
    public var identity: String
    /// What is different when it was made anew under the same identity.
    public var incarnation: String?
    /// What the source's own text calls it, such as a Terraform address.
    public var address: String?
    /// The component's kind, such as `server`.
    public var kind: String
    /// The name people use.
    public var name: String
    /// The segments of the key that it would like below the scope; any text, made to fit later.
    public var path: [String]
    /// What tells it from others that would like the same key.
    public var qualifier: String
    /// Such as `prod`.
    public var environment: String?
    /// Such as `aws`.
    public var provider: String?
    /// Who answers for it.
    public var owner: String?
    /// Free words.
    public var labels: [String] = []
    /// Identities by OpenTelemetry resource name.
    public var identifiers: [String: String] = [:]
    /// Its relations to other things of the listing or the store.
    public var relations: [Reference] = []
    /// Other names that relations may call it by.
    public var references: [String] = []
    /// What is kept of its other properties.
    public var attributes: [String: String] = [:]
    /// The part of the infrastructure that a whole listing of such things covers, such as the
    /// instances of one account and region.
    public var collection: String
    /// Why it is known to be gone, when the source still lists it.
    public var gone: String?
    /// Where it stands in the listing, for messages.
    public var place: String

    /// Makes an item with what every one has.
    public init(
        type: String, identity: String, kind: String, name: String, path: [String],
        qualifier: String, collection: String, place: String
    ) {
        self.type = type
        self.identity = identity
        self.kind = kind
        self.name = name
        self.path = path
        self.qualifier = qualifier
        self.collection = collection
        self.place = place
    }

    /// A relation to something that the source names.
    public struct Reference: Sendable, Hashable {
        /// What the relation says.
        public var type: Component.RelationType
        /// An identity or another name of the other thing.
        public var target: String

        /// Makes a relation.
        public init(_ type: Component.RelationType, _ target: String) {
            self.type = type
            self.target = target
        }
    }
}
