import InfraTrack
import InfraTrackAlerts
import InfraTrackSecrets
import Logging

/// What the receiver goes by: the command line, checked, with the files it names read.
struct ReceiverSettings: Sendable {
    var host: String
    var port: Int
    var guards: [String: SourceGuard]
    var sources: [String: any AlertSource]
    var limits: ReceiverLimits
    var drainSeconds: Int
    var logLevel: Logger.Level
    var commit: CommitOptions
}

/// How much the receiver takes at once.
struct ReceiverLimits: Sendable {
    /// The largest delivery in bytes.
    var body = 4 << 20
    /// Deliveries that wait.
    var queue = 4096
    /// Bytes that wait.
    var queueBytes = 64 << 20
    /// Deliveries in one commit.
    var batch = 1024
    /// Bytes of deliveries in one commit: what is read from them takes many times that.
    var batchBytes = 8 << 20
    /// Open connections.
    var connections = 1024
    /// Seconds in which a body must have come, and that a connection may be idle.
    var bodySeconds = 30
    /// Seconds after which a sender that was turned away should come again.
    var retryAfter = 2
}

extension ReceiverSettings {
    /// Checks the arguments and reads the files they name.
    ///
    /// - Throws: `LedgerError` with code `usage` for what makes no sense, `missing` and `refused` for
    ///   files that are not there or that others may read.
    init(_ arguments: ReceiverArguments, directory: String) throws(LedgerError) {
        host = arguments.host
        port = try Self.bounded(arguments.port, 0...65_535, "--port")
        limits = try ReceiverLimits(arguments)
        drainSeconds = try Self.bounded(arguments.drainSeconds, 1...3600, "--drain-seconds")
        logLevel = try Self.known(arguments.logLevel, "--log-level") { Logger.Level(rawValue: $0) }
        var commit = CommitOptions(
            allowDetached: arguments.allowDetached, hooks: arguments.hooks ? true : nil)
        if let mode = arguments.mode {
            commit.mode = try Self.known(mode, "--mode") { Settings.Mode(rawValue: $0) }
        }
        self.commit = commit
        sources = try Self.sources(arguments.source)
        guards = try GuardReader(arguments, directory: directory).guards(of: sources.keys.sorted())
        try refuseOpenSources()
    }

    private static func sources(
        _ names: [String]
    ) throws(LedgerError) -> [String: any AlertSource] {
        var sources: [String: any AlertSource] = [:]
        for name in names.isEmpty ? AlertSources.all.map(\.name) : names {
            do throws(AlertError) {
                sources[name] = try AlertSources.named(name)
            } catch {
                throw LedgerError(.usage, error.message, cure: error.cure)
            }
        }
        return sources
    }

    /// Beyond the loopback anybody can knock, so every door has a lock.
    private func refuseOpenSources() throws(LedgerError) {
        guard !Self.isLoopback(host) else { return }
        let open = guards.filter { $0.value.isOpen }.keys.sorted()
        guard open.isEmpty else {
            throw LedgerError(
                .usage,
                "\(host) is not the loopback, and anybody could send as \(open.joined(separator: ", ")).",
                cure: "Give --token-file or --signature, or leave these sources out with --source.")
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    fileprivate static func bounded(
        _ value: Int, _ range: ClosedRange<Int>, _ option: String
    ) throws(LedgerError) -> Int {
        guard range.contains(value) else {
            throw LedgerError(
                .usage, "\(option) is \(value).",
                cure: "Give a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    private static func known<Value>(
        _ word: String, _ option: String, _ make: (String) -> Value?
    ) throws(LedgerError) -> Value {
        if let value = make(word) { return value }
        throw LedgerError(
            .usage, "\(option) does not know “\(printable(word))”.",
            cure: "See “infratrack-receiver --help”.")
    }
}

extension ReceiverLimits {
    init(_ arguments: ReceiverArguments) throws(LedgerError) {
        self.init()
        let most = 1 << 30
        body = try ReceiverSettings.bounded(arguments.maxBody, 1024...(4 << 20), "--max-body")
        queue = try ReceiverSettings.bounded(arguments.maxQueue, 1...1_000_000, "--max-queue")
        queueBytes = try ReceiverSettings.bounded(
            arguments.maxQueueBytes, body...most, "--max-queue-bytes")
        batch = try ReceiverSettings.bounded(arguments.maxBatch, 1...10_000, "--max-batch")
        connections = try ReceiverSettings.bounded(
            arguments.maxConnections, 1...100_000, "--max-connections")
    }
}
