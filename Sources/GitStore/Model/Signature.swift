/// Who did something, and when.
package struct Signature: Hashable, Sendable {
    /// The person's name.
    package var name: String
    /// The person's email address.
    package var email: String
    /// Seconds since 1970.
    package var seconds: Int64
    /// Minutes east of UTC.
    package var offsetMinutes: Int

    /// Names a person and a moment.
    package init(name: String, email: String, seconds: Int64, offsetMinutes: Int) {
        self.name = name
        self.email = email
        self.seconds = seconds
        self.offsetMinutes = offsetMinutes
    }

    /// A moment with the offset of the clock that showed it.
    package struct Time: Hashable, Sendable {
        /// Seconds since 1970.
        package var seconds: Int64
        /// Minutes east of UTC.
        package var offsetMinutes: Int

        /// Names a moment.
        package init(seconds: Int64, offsetMinutes: Int = 0) {
            self.seconds = seconds
            self.offsetMinutes = offsetMinutes
        }
    }

    /// The form git uses in commits and logs: `Name <email> seconds +hhmm`.
    var line: String {
        let minutes = abs(offsetMinutes)
        let digits = String(10_000 + minutes / 60 * 100 + minutes % 60).dropFirst()
        return "\(name) <\(email)> \(seconds) \(offsetMinutes < 0 ? "-" : "+")\(digits)"
    }
}

/// One commit, without its tree.
package struct CommitInfo: Sendable, Hashable {
    /// The commit's name.
    package let id: ObjectID
    /// The commits it was made on, the first being the branch it was made on.
    package let parents: [ObjectID]
    /// Who wrote the change.
    package let author: Signature
    /// Who made the commit.
    package let committer: Signature
    /// The whole message.
    package let message: String

    /// The first line of the message.
    package var summary: String {
        message.split(separator: "\n", omittingEmptySubsequences: true).first.map(String.init) ?? ""
    }

    /// Describes a commit.
    package init(
        id: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
    ) {
        self.id = id
        self.parents = parents
        self.author = author
        self.committer = committer
        self.message = message
    }
}
