public import InfraTrack

/// What one message says.
public struct AlertReading: Sendable, Hashable {
    /// One event for each alert, in the order of the payload.
    public var events: [AlertEvent]
    /// What the message says of the alerts it does not list, when it is a list of all there are.
    public var listing: Listing?

    /// The source of a list in which there is nothing.
    var source: String?

    /// Makes a reading.
    public init(_ events: [AlertEvent], listing: Listing? = nil) {
        self.events = events
        self.listing = listing
    }

    /// A list of everything that fires within a scope.
    public struct Listing: Sendable, Hashable {
        /// How the problems' keys within its scope begin; any problem of the source when empty.
        public var scope: [String]
        /// Whether the list is whole; a page of it, or an empty one, says nothing of the rest.
        public var isComplete: Bool
        /// Why an episode ended that is not listed any more.
        public var ending: AlertRecord.Reason

        /// Makes a listing.
        public init(
            scope: [String] = [], isComplete: Bool, ending: AlertRecord.Reason = .recovered
        ) {
            self.scope = scope
            self.isComplete = isComplete
            self.ending = ending
        }

        /// Whether a problem would be listed if it fired.
        func covers(_ problemKey: String) -> Bool {
            scope.isEmpty || scope.contains { problemKey.hasPrefix($0) }
        }
    }
}
