/// What the library does not find out for itself: the time, randomness and who is writing.
public struct Surroundings: Sendable {
    /// The present time.
    public var now: @Sendable () -> Timestamp
    /// Sixty-four random bits, for ids.
    public var entropy: @Sendable () -> UInt64
    /// Who writes; git's configuration when `nil`.
    public var author: Person?
    /// Who commits; the author when `nil`.
    public var committer: Person?

    /// Makes surroundings from closures.
    public init(
        now: @escaping @Sendable () -> Timestamp, entropy: @escaping @Sendable () -> UInt64,
        author: Person? = nil, committer: Person? = nil
    ) {
        self.now = now
        self.entropy = entropy
        self.author = author
        self.committer = committer
    }
}

/// A name and an address, as git records them.
public struct Person: Hashable, Sendable {
    /// The full name.
    public var name: String
    /// The mail address.
    public var email: String
    /// When they acted; the present time when `nil`.
    public var at: Timestamp?

    /// Makes a person.
    public init(name: String, email: String, at: Timestamp? = nil) {
        self.name = name
        self.email = email
        self.at = at
    }
}
