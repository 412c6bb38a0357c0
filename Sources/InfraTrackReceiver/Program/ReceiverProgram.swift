import ArgumentParser
import Foundation
import InfraTrack
import InfraTrackAlerts
import InfraTrackSecrets
import Logging
import UnixSignals

/// The `infratrack-receiver` program: arguments in, a server until it is told to end, a status out.
public struct ReceiverProgram: Sendable {
    /// The same as that of `infratrack`.
    static let versionNumber = "0.1.0"

    let environment: ProgramEnvironment

    /// Runs with the arguments and the environment of this process.
    public static func main() async -> Int32 {
        await ReceiverProgram(environment: .live()).run(
            Array(CommandLine.arguments.dropFirst()))
    }

    /// Runs until a signal ends it, and returns the exit status, after sysexits.
    func run(_ words: [String], signals: [UnixSignal] = [.sigterm, .sigint]) async -> Int32 {
        do {
            let arguments = try ReceiverArguments.parse(words)
            try await serve(arguments, signals)
            return 0
        } catch let error as LedgerError {
            environment.warn("infratrack-receiver: \(error)\n")
            return Self.statuses[error.code] ?? 70
        } catch {
            return tell(error)
        }
    }

    private func serve(_ arguments: ReceiverArguments, _ signals: [UnixSignal]) async throws {
        let directory = environment.absolute(arguments.directory ?? ".")
        let settings = try ReceiverSettings(arguments, directory: environment.directory)
        var log = Logger(label: "infratrack-receiver", factory: environment.logHandler)
        log.logLevel = settings.logLevel
        let repository = try environment.open(directory)
        for note in repository.recovered { log.notice("\(note)") }
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let server = ReceiverServer(repository, settings, log) { [environment] port in
            environment.print("http://\(host):\(port)\n")
        }
        do {
            try await server.run(signals: signals)
        } catch {
            throw LedgerError(
                .unavailable, "\(settings.host):\(settings.port) cannot be served: \(error)",
                cure: "Give another --host or --port.")
        }
        log.notice("everything that was acknowledged is committed; ending")
    }

    private func tell(_ error: any Error) -> Int32 {
        let text = ReceiverArguments.fullMessage(for: error)
        if ReceiverArguments.exitCode(for: error) == .success {
            environment.print(text + "\n")
            return 0
        }
        environment.warn(text + "\n")
        return 64
    }

    /// As `infratrack` has them.
    private static let statuses: [LedgerError.Code: Int32] = [
        .usage: 64, .invalid: 65, .missing: 66, .notAStore: 66, .unavailable: 69, .io: 74,
        .busy: 75, .refused: 77, .ambiguous: 77,
    ]
}
