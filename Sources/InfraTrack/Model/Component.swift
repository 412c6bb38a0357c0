import FrontMatter

/// A thing of the infrastructure: a server, a service, a database, a cluster, a network, an account.
public struct Component: Record, Identifiable {
    /// Components lie in `components/`.
    public static let kind = RecordKind.component

    /// The key, which is the path below `components/`.
    public let id: ComponentKey
    /// A lower-case word such as `server` or `database`.
    public var componentKind: String
    /// The name people use, when it differs from the key's last segment.
    public var displayName: String?
    /// Such as `prod` or `staging`.
    public var environment: String?
    /// Such as `aws`, `azure`, `gcp` or `hetzner`.
    public var provider: String?
    /// Who answers for it.
    public var owner: String?
    /// Whether it is there; active when absent.
    public var lifecycle: Lifecycle = .active
    /// Other names it is or was known by.
    public var aliases: [String] = []
    /// Free words to find it by.
    public var labels: [String] = []
    /// The components it cannot work without.
    public var dependsOn: [ComponentKey] = []
    /// Its other relations.
    public var relations: [Relation] = []
    /// Cloud resource ids and other identities, by OpenTelemetry resource name.
    public var identifiers: [String: String] = [:]
    /// What importers are to keep of what they saw, a mapping; `nil` leaves what the file has.
    ///
    /// It is written and never read: ``Snapshot/imported(_:)`` tells what a file has.
    public var imported: FieldValue?
    /// When and why it was retired.
    public var retired: Tombstone?
    /// What people should know about it.
    public var body: String {
        get { sharedBody.string }
        set { sharedBody = SharedText(newValue) }
    }
    var sharedBody = SharedText("")

    /// Makes an active component.
    public init(id: ComponentKey, kind: String) {
        self.id = id
        componentKind = kind
    }

    /// The key as text.
    public var name: String { id.description }

    /// Whether text is one lower-case word: letters, digits, “-” and “_”, the first a letter.
    public static func isKind(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return text.utf8.count <= 50
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
                    || byte == 0x5F
            }
    }
}

extension Component {
    /// Whether a component is there.
    public enum Lifecycle: String, Hashable, Sendable, CaseIterable {
        /// It is in use.
        case active
        /// The last complete import no longer listed it.
        case missing
        /// It is gone; its record stays.
        case retired
    }

    /// A typed edge to another component.
    public struct Relation: Hashable, Sendable {
        /// What the edge says.
        public var type: RelationType
        /// The other end.
        public var target: ComponentKey

        /// Makes an edge.
        public init(_ type: RelationType, _ target: ComponentKey) {
            self.type = type
            self.target = target
        }
    }

    /// What an edge between components says.
    public enum RelationType: String, Hashable, Sendable, CaseIterable {
        /// It cannot work without the other.
        case dependsOn = "depends_on"
        /// It is a process or workload on the other.
        case runsOn = "runs_on"
        /// It belongs to the other.
        case partOf = "part_of"
        /// It is one of the other's members.
        case memberOf = "member_of"
    }

    /// When and why a component went away.
    public struct Tombstone: Hashable, Sendable {
        /// When it was retired.
        public var at: Timestamp
        /// Why.
        public var reason: String?

        /// Makes a tombstone.
        public init(at: Timestamp, reason: String?) {
            self.at = at
            self.reason = reason
        }
    }
}
