import InfraTrack
import InfraTrackSecrets

/// A call's way to the store.
struct Session {
    let environment: Environment
    let global: GlobalOptions

    init(_ environment: Environment, _ global: GlobalOptions) {
        var moved = environment
        if let directory = global.directory { moved.directory = environment.absolute(directory) }
        self.environment = moved
        self.global = global
    }

    /// Opens the store around the directory, loading only the kinds that the call reads.
    func open(
        _ kinds: Set<RecordKind> = Set(RecordKind.allCases),
        only: [RecordKind: [RecordIDPrefix]] = [:]
    ) throws -> Repository {
        let root = try Repository.discover(from: environment.directory)
        let repository = try Repository(
            openingAt: root, surroundings: try surroundings(at: root),
            settings: openSettings(kinds, only: only)
        ) { settings throws(LedgerError) in try rules(settings, at: root) }
        for note in repository.recovered { environment.warn("infratrack: \(note)") }
        return repository
    }

    /// Opens the store to record a command: with a task's id at hand, no other task is read.
    ///
    /// Shells record after every line, and a large store takes longer to read than all the rest.
    func openForRecording(task: String?) throws -> Repository {
        guard let name = task ?? environment.variables["INFRATRACK_TASK"],
            let prefix = RecordIDPrefix(name)
        else { return try openForChange() }
        let repository = try open(
            [.task, .command, .component], only: [.task: [prefix], .command: []])
        // A file whose name is not its id is found by reading all; alerts that wait need all.
        let isFound = (try? repository.snapshot.resolve(name, .task)) != nil
        return try isFound && !hasWaitingAlerts(repository) ? repository : openForChange()
    }

    /// Opens the store for a change; what waited for a better time is taken in first.
    func openForChange() throws -> Repository {
        let repository = try open()
        drainSpool(into: repository)
        return repository
    }

    /// Opens the store for a listing, and names the files that could not be read.
    ///
    /// Who would write and what would be masked is not looked up.
    func list(_ kinds: Set<RecordKind>) throws -> Repository {
        let repository = try Repository(
            openingAt: try Repository.discover(from: environment.directory),
            surroundings: Surroundings(now: environment.now, entropy: environment.entropy),
            settings: openSettings(kinds))
        environment.keep(repository)
        for note in repository.recovered { environment.warn("infratrack: \(note)") }
        for finding in repository.snapshot.unreadableFiles { environment.warn(finding.description) }
        return repository
    }

    /// Runs a transaction with the call's options and tells what the writer should know.
    @discardableResult
    func commit<Value: Sendable>(
        _ repository: Repository, _ body: (inout Draft) throws -> Value
    ) throws -> Value {
        let committed = try repository.commit(global.message, options: global.commit, body)
        tell(committed)
        return committed.value
    }

    /// Tells what the writer should know of a transaction.
    func tell(_ committed: Committed<some Sendable>) {
        for note in committed.notes { environment.warn("infratrack: \(note)") }
        for mask in committed.redactions {
            environment.warn("infratrack: masked \(mask.count) by rule \(mask.rule).")
        }
    }

    func openSettings(
        _ kinds: Set<RecordKind> = [], only: [RecordKind: [RecordIDPrefix]] = [:]
    ) -> OpenSettings {
        let overriding = ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"]
        return OpenSettings(
            kinds: kinds, only: only,
            environmentOverrides: overriding.filter { environment.variables[$0] != nil },
            environment: environment.variables)
    }
}
