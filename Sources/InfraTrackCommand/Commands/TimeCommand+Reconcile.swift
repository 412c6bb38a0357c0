import ArgumentParser
import InfraTrack
import InfraTrackBilling

extension TimeCommand {
    struct Reconcile: Call {
        static let configuration = CommandConfiguration(
            commandName: "reconcile",
            abstract: "Say what could be done about forgotten timers, or do it")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "A timer; all that are likely forgotten when absent") var id: String?
        @Flag(help: "Stop it at the last sign of life") var stop = false
        @Flag(help: "Stop it now, and split the idle time off as not billable") var split = false
        @Flag(help: "Stop it now, and keep all of it") var keep = false

        func run(_ session: Session) throws {
            guard let id else {
                let snapshot = try session.list([.time]).snapshot
                let now = session.environment.now()
                for timer in try session.forgottenTimers(now, snapshot) {
                    session.environment.print(timer.proposal)
                }
                return
            }
            guard [stop, split, keep].filter({ $0 }).count == 1 else {
                throw LedgerError(
                    .usage, "It is not said what to do with the timer.",
                    cure: "Give one of “--stop”, “--split” and “--keep”.")
            }
            let repository = try session.openForChange()
            let heartbeats = session.heartbeats(of: repository)
            let ids = try session.commit(repository) { draft in
                try reconcile(try draft.snapshot.resolve(id, .time), heartbeats, &draft)
            }
            for id in ids { session.environment.print(id.description) }
        }

        private func reconcile(
            _ id: RecordID, _ heartbeats: [RecordID: Timestamp], _ draft: inout Draft
        ) throws(LedgerError) -> [RecordID] {
            let forgotten = try ForgottenTimer.all(
                draft.snapshot, now: draft.now, heartbeats: heartbeats)
            guard let timer = forgotten.first(where: { $0.entry.id == id }), !timer.isInFuture
            else {
                throw LedgerError(
                    .refused, "The timer \(id) has not run longer than the limit.",
                    cure: "Stop it with “infratrack time stop \(id)”.")
            }
            if keep { return [try TimeTracking.stop(id, in: &draft).entry.id] }
            // A sign at the very start leaves a second, so that nothing is lost silently.
            let start = timer.entry.start ?? draft.now
            let last =
                timer.lastSign.seconds > start.seconds ? timer.lastSign : start.adding(seconds: 1)
            if stop { return [try TimeTracking.stop(id, at: last, in: &draft).entry.id] }
            let parts = try TimeTracking.splitIdle(id, after: last, in: &draft)
            return [parts.worked.id, parts.idle.id]
        }
    }

    struct Heartbeat: Call {
        static let configuration = CommandConfiguration(
            commandName: "heartbeat",
            abstract: "Note that somebody is at work, for timers that are forgotten")
        @OptionGroup var global: GlobalOptions
        @Option(help: "Who; the author when absent") var person: String?

        func run(_ session: Session) throws {
            let repository = try session.open([.time])
            let person = session.personID(repository, person)
            let now = session.environment.now()
            for timer in TimeTracking.running(person, in: repository.snapshot) {
                try session.keepHeartbeat(of: timer.id, now, in: repository)
            }
        }
    }
}

extension Session {
    /// The timers that are likely forgotten; commands are read only when there are any.
    func forgottenTimers(
        _ now: Timestamp, _ snapshot: Snapshot
    ) throws -> [ForgottenTimer] {
        guard try !ForgottenTimer.all(snapshot, now: now).isEmpty else { return [] }
        let repository = try list([.time, .command])
        return try ForgottenTimer.all(
            repository.snapshot, now: now, heartbeats: heartbeats(of: repository))
    }
}
