import InfraTrack

extension Session {
    /// Time, ids and who writes: `GIT_AUTHOR_*` and `GIT_COMMITTER_*` before git's configuration.
    func surroundings(at directory: String) throws(LedgerError) -> Surroundings {
        let configured = try Repository.configuredIdentity(at: directory)
        return Surroundings(
            now: environment.now, entropy: environment.entropy,
            author: try person("AUTHOR", configured),
            committer: try person("COMMITTER", configured))
    }

    /// The person's id in the store: the one with the author's address, else the author's name.
    func personID(_ repository: Repository, _ given: String?) -> String? {
        if let given { return given }
        guard let author = repository.surroundings.author else { return nil }
        return repository.snapshot.settings.person(email: author.email) ?? author.name
    }

    private func person(
        _ role: String, _ configured: Person?
    ) throws(LedgerError) -> Person? {
        guard let name = variable("GIT_\(role)_NAME") ?? configured?.name,
            let email = variable("GIT_\(role)_EMAIL") ?? configured?.email
        else { return nil }
        return Person(name: name, email: email, at: try date(variable: "GIT_\(role)_DATE"))
    }

    private func variable(_ name: String) -> String? {
        environment.variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private func date(variable name: String) throws(LedgerError) -> Timestamp? {
        guard let text = variable(name) else { return nil }
        guard let date = GitDate.timestamp(text) else {
            throw LedgerError(
                .usage, "\(name) is “\(printable(text))”, which is no time.",
                cure: "Write it as 2026-11-23T03:04:05+01:00 or @1795400645 +0100, or unset it.")
        }
        return date
    }
}
