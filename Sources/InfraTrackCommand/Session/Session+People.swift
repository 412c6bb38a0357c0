import InfraTrack

extension Session {
    /// Time, ids and who writes: `GIT_AUTHOR_*` and `GIT_COMMITTER_*` before git's configuration.
    func surroundings(at directory: String) throws(LedgerError) -> Surroundings {
        let configured = try Repository.configuredIdentity(at: directory)
        return Surroundings(
            now: environment.now, entropy: environment.entropy,
            author: person("AUTHOR", configured), committer: person("COMMITTER", configured))
    }

    /// The person's id in the store: the one with the author's address, else the author's name.
    func personID(_ repository: Repository, _ given: String?) -> String? {
        if let given { return given }
        guard let author = repository.surroundings.author else { return nil }
        return repository.snapshot.settings.person(email: author.email) ?? author.name
    }

    private func person(_ role: String, _ configured: Person?) -> Person? {
        let variables = environment.variables
        guard let name = variables["GIT_\(role)_NAME"] ?? configured?.name,
            let email = variables["GIT_\(role)_EMAIL"] ?? configured?.email
        else { return nil }
        let date = variables["GIT_\(role)_DATE"].flatMap(Self.gitDate)
        return Person(name: name, email: email, at: date)
    }

    /// RFC 3339, or git's own `@seconds +hhmm`.
    static func gitDate(_ text: String) -> Timestamp? {
        if let timestamp = Timestamp(text) { return timestamp }
        let parts = text.drop { $0 == "@" }.split(separator: " ")
        guard (1...2).contains(parts.count), let seconds = Int64(parts[0]) else { return nil }
        guard parts.count == 2 else { return Timestamp(seconds: seconds) }
        guard let zone = Int(parts[1]) else { return nil }
        return Timestamp(seconds: seconds, offsetMinutes: zone / 100 * 60 + zone % 100)
    }
}
